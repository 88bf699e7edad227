import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { ListedDuty } from '#shared/protocol/schemas/duties.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { DutyPart } from './duty-part.tsx'
import { DutyStateBadge } from './duty-state.tsx'
import { useActOnDuty } from './use-act-on-duty.ts'
import { useDutyWords } from './use-duty-words.ts'

interface DutyItemProps {
  duty: ListedDuty
  person: Person
  planTitle: string
  isOpen: boolean
  onToggle(isOpen: boolean): void
  onActed(): void
}

/** One line of the list, which opens to what was said and what can be done. */
export function DutyItem({ duty, person, planTitle, isOpen, onToggle, onActed }: DutyItemProps) {
  const t = useTranslations('duties')
  const words = useDutyWords()
  const act = useActOnDuty({ duty, onDone: onActed })
  const id = useId()
  const item = useRef<HTMLLIElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    // Who is led here by an address comes to the one that it names.
    if (isOpen && !wasOpen.current) item.current?.scrollIntoView({ block: 'nearest' })
    wasOpen.current = isOpen
  }, [isOpen])
  const { activityId, planId, findingId, clause, owner, responsible } = duty
  return (
    <li ref={item} className="duty-item" data-overdue={duty.isOverdue ? true : undefined}>
      <button
        type="button"
        className="duty-line"
        aria-expanded={isOpen}
        aria-controls={`${id}-details`}
        onClick={() => onToggle(!isOpen)}
      >
        <span className="duty-line-title">{words.title(duty)}</span>
        <DutyStateBadge duty={duty} />
        <span className="duty-line-facts">
          <PartyBadge party={owner} /> {responsible?.name ?? t('assignedNobody')} · {words.due(duty)} ·{' '}
          {planTitle}
        </span>
        <ChevronDown aria-hidden />
      </button>
      <div id={`${id}-details`} className="duty-details" hidden={!isOpen}>
        {isOpen && (
          <>
            <DutyPart duty={duty} person={person} act={act} isListed />
            <ClauseLinks title={t('under')} ids={[clause]} />
            {!duty.isConfidential && findingId !== undefined && (
              <p>
                <Link to={placePath(planId, { activityId, findingId })}>{t('toActivity')}</Link>
              </p>
            )}
          </>
        )}
      </div>
    </li>
  )
}
