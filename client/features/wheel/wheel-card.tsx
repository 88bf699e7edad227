import { ArrowRight, Lock } from 'lucide-react'
import type { RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useFindingHeadline } from '../findings/finding-headline.ts'
import { FindingShape } from '../findings/finding-shape.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { ActivityField } from '../plan/activity-fields.tsx'
import { useActivity } from '../plan/plan-context.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useFieldText } from '../plan/use-field-text.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { useTextAddress } from '../views/plan-view.ts'
import { useMayMove } from './use-may-move.ts'
import { OPENED } from './use-opened.ts'

/** What one wants to know of an activity without leaving the wheel. */
export function CardFacts({ activity, hasPeriod = true }: { activity: Activity; hasPeriod?: boolean }) {
  const plan = useTranslations('plan')
  const fieldText = useFieldText()
  const sectionTitle = useSectionTitle()
  const headline = useFindingHeadline()
  const warnings = useFindingsOf(activity.id).filter(isOpenWarning)
  return (
    <>
      <p className="wheel-card-title">{activity.title || plan('untitled')}</p>
      <p className="wheel-card-line">
        <PartyBadge party={activity.party} />
        <span className="activity-status" data-status={activity.status}>
          {plan(`statuses.${activity.status}`)}
        </span>
      </p>
      {hasPeriod && <p className="wheel-card-period">{fieldText(activity, 'period')}</p>}
      <p className="wheel-card-line">{sectionTitle(activity.category)}</p>
      {activity.responsible && (
        <p className="wheel-card-line">
          {plan('fieldNames.responsible')}: {activity.responsible}
        </p>
      )}
      {warnings.length > 0 && (
        <ul className="wheel-card-warnings">
          {warnings.map((finding) => (
            <li key={finding.id}>
              <FindingShape kind={finding.kind} />
              <span>{headline(finding, activity)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface WheelCardProps {
  activityId: string
  /** What it stands beside. */
  anchor: RefObject<Element | null>
  onClose(): void
}

/** The activity that was pressed: read, moved by its date, and followed into the text. */
export function WheelCard({ activityId, anchor, onClose }: WheelCardProps) {
  const t = useTranslations('wheel')
  const plan = useTranslations('plan')
  const activity = useActivity(activityId)
  const textAddress = new URLSearchParams(useTextAddress())
  textAddress.delete(OPENED)
  const mayMove = useMayMove()
  if (!activity) return null
  const may = mayMove(activity)
  return (
    <Popover
      className="popover wheel-popover"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom"
    >
      <Dialog className="wheel-card" aria-label={activity.title || plan('untitled')}>
        <CardFacts activity={activity} hasPeriod={may !== 'yes'} />
        {may === 'yes' && <ActivityField activity={activity} field="period" />}
        {may === 'agreed' && (
          <p className="wheel-card-line">
            <Lock aria-hidden />
            {t('agreed')}
          </p>
        )}
        <Link
          className="wheel-card-link"
          to={{ search: textAddress.toString(), hash: activityElementId(activity.id) }}
        >
          {t('toText')}
          <ArrowRight aria-hidden />
        </Link>
      </Dialog>
    </Popover>
  )
}
