import '../../styles/overview-waiting.css'
import {
  AtSign,
  CircleAlert,
  CircleCheck,
  ClipboardCheck,
  CornerDownRight,
  Gavel,
  Globe,
  GlobeX,
  ListChecks,
  Newspaper,
  PhoneMissed,
  TriangleAlert,
} from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { ShowButton } from '../../ui/show-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FindingShape } from '../findings/finding-shape.tsx'
import { useNotices } from '../notifications/notices-provider.tsx'
import { type ShownLine, useWaitingWords } from './use-waiting-words.ts'

/** As many as are seen at a glance. */
const SHOWN_AT_FIRST = 6

const ICONS: Partial<Record<ShownLine['kind'], ReactNode>> = {
  termination: <TriangleAlert aria-hidden />,
  approval: <CircleCheck aria-hidden />,
  objection: <CircleAlert aria-hidden />,
  'duty-overdue': <ListChecks aria-hidden />,
  'duty-sent': <ListChecks aria-hidden />,
  briefing: <Newspaper aria-hidden />,
  mention: <AtSign aria-hidden />,
  contact: <PhoneMissed aria-hidden />,
  publication: <Globe aria-hidden />,
  unpublished: <GlobeX aria-hidden />,
  'follow-up': <ClipboardCheck aria-hidden />,
  overlap: <FindingShape kind="overlap" />,
  role: <FindingShape kind="role" />,
  reply: <CornerDownRight aria-hidden />,
  decision: <Gavel aria-hidden />,
}

interface WaitingPartProps {
  person: Person
  /** Undefined until all of it is known. */
  lines: readonly ShownLine[] | undefined
  /** How many warnings there are besides. */
  left: number
  /** False where something could not be fetched, of which nobody knows whether it waits. */
  isWhole: boolean
  /** The name of a line's plan, where it is not the only one in sight. */
  planTitle(planId: string): string | undefined
}

/** What waits for the person, in every plan: a line each, with the way to where it is dealt with. */
export function WaitingPart({ person, lines, left, isWhole, planTitle }: WaitingPartProps) {
  const t = useTranslations('overview')
  const [isAllShown, setAllShown] = useState(false)
  const id = useId()
  const count = (lines?.length ?? 0) + left
  const hidden = count - SHOWN_AT_FIRST
  const shown = lines?.slice(0, isAllShown ? undefined : SHOWN_AT_FIRST) ?? []
  return (
    <section className="overview-part overview-waiting" aria-labelledby={id}>
      <div className="overview-part-head">
        <h2 id={id}>{t('waiting')}</h2>
        {lines && count > 0 && (
          <p className="overview-count" role="status">
            {t('waitingCount', { count })}
          </p>
        )}
      </div>
      {!lines && <Skeleton lines={4} />}
      {lines && count === 0 && isWhole && (
        <div className="overview-calm" role="status">
          <p className="overview-calm-title">{t('nothingWaits')}</p>
          <p>{t(can(person, 'decide', { kind: 'plan' }) ? 'nothingWaitsText' : 'nothingWaitsTextReader')}</p>
        </div>
      )}
      {lines && !isWhole && <p className="overview-quiet">{t('waitingUnknown')}</p>}
      {count > 0 && (
        <ul className="lined-list waiting-list" id={`${id}-list`}>
          {shown.map((line) => (
            <WaitingItem
              key={'notice' in line ? line.notice.id : keyOf(line)}
              line={line}
              planTitle={planTitle}
            />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <div className="overview-more">
          <ShowButton isShown={isAllShown} controls={`${id}-list`} onPress={() => setAllShown(!isAllShown)}>
            {isAllShown ? t('showFewer') : t('showMore', { count: hidden - left })}
          </ShowButton>
          {isAllShown && left > 0 && <p>{t('waitingLeft', { count: left })}</p>}
        </div>
      )}
    </section>
  )
}

function keyOf({ planId, waiting }: Extract<ShownLine, { planId: string }>): string {
  if (waiting.kind === 'publication') return `${planId} publication ${waiting.at}`
  if (waiting.kind === 'follow-up') return `${planId} follow-up ${waiting.activity.id}`
  return `${planId} ${'activity' in waiting ? waiting.findingId : `${waiting.kind} ${waiting.category} ${waiting.at}`}`
}

interface WaitingItemProps extends Pick<WaitingPartProps, 'planTitle'> {
  line: ShownLine
}

function WaitingItem({ line, planTitle }: WaitingItemProps) {
  const t = useTranslations('overview')
  const notices = useNotices()
  const { words, to, planId, category, moment } = useWaitingWords()(line)
  const where = [
    planId !== undefined && planTitle(planId),
    category && t('section', { category }),
    moment,
  ].filter(Boolean)
  return (
    <li className="waiting-line" data-kind={line.kind}>
      {ICONS[line.kind]}
      <Link
        to={to}
        onClick={() => {
          if ('notice' in line) void notices?.markRead(line.notice.id)
        }}
      >
        {words}
      </Link>
      <span className="waiting-where">{where.join(' · ')}</span>
    </li>
  )
}
