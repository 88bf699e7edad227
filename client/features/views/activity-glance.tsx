import '../../styles/activity-glance.css'
import { ArrowRight, X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { IconButton } from '../../ui/button.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useFindingHeadline } from '../findings/finding-headline.ts'
import { FindingShape } from '../findings/finding-shape.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { ActivityField } from '../plan/activity-fields.tsx'
import { closeWhenWritten } from '../plan/close-when-written.ts'
import { usePage } from '../plan/page-parts.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { useTextAddress } from './plan-view.ts'

interface ActivityGlanceProps {
  activity: Activity
  /** What it was opened from, and stands beside. */
  trigger: RefObject<Element | null>
  onClose(): void
  /** Shows another activity, where this one overlaps it. */
  onShow(activityId: string): void
}

/** What one wants to know of an activity in a view that only draws it; who may move it does so here as well as by dragging. */
export function ActivityGlance({ activity, trigger, onClose, onShow }: ActivityGlanceProps) {
  const t = useTranslations('views.glance')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { undo, mayEdit } = usePage()
  const sectionTitle = useSectionTitle()
  const textAddress = useTextAddress()
  const isAgreed = useAgreedSections().has(activity.category)
  const frame = useRef<HTMLElement>(null)
  const title = activity.title || plan('untitled')
  const close = () => closeWhenWritten(undo, frame.current, onClose)

  return (
    <Popover
      ref={frame}
      className="popover activity-glance"
      triggerRef={trigger}
      isOpen
      onOpenChange={close}
      placement="bottom"
      offset={6}
    >
      <Dialog className="activity-glance-content" data-party={activity.party}>
        <header>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <IconButton label={t('close')} icon={<X aria-hidden />} size="small" onPress={close} />
        </header>
        <p className="activity-glance-facts">
          <PartyBadge party={activity.party} />
          <span className="activity-status" data-status={activity.status}>
            {plan(`statuses.${activity.status}`)}
          </span>
          <span className="tabular">{formatPeriod(activity, locale)}</span>
        </p>
        <dl>
          <dt>{t('section')}</dt>
          <dd>{sectionTitle(activity.category)}</dd>
          {activity.responsible && (
            <>
              <dt>{plan('fieldNames.responsible')}</dt>
              <dd>{activity.responsible}</dd>
            </>
          )}
        </dl>
        <Warnings activity={activity} onShow={onShow} />
        {mayEdit &&
          (isAgreed ? (
            <p className="activity-glance-note">{t('agreed')}</p>
          ) : (
            <ActivityField activity={activity} field="period" />
          ))}
        <Link
          className="activity-glance-link"
          to={{ search: textAddress, hash: activityElementId(activity.id) }}
        >
          {t('toText')}
          <ArrowRight aria-hidden />
        </Link>
      </Dialog>
    </Popover>
  )
}

/** Those that ask for a decision, each with the other activity that it is about. */
function Warnings({ activity, onShow }: Pick<ActivityGlanceProps, 'activity' | 'onShow'>) {
  const t = useTranslations('views.glance')
  const headlineOf = useFindingHeadline()
  const warnings = useFindingsOf(activity.id).filter(isOpenWarning)
  if (warnings.length === 0) return null
  return (
    <ul className="activity-glance-warnings" aria-label={t('warnings')}>
      {warnings.map((finding) => {
        const other = finding.activityIds.find((id) => id !== activity.id)
        return (
          <li key={finding.id}>
            <FindingShape kind={finding.kind} />
            {other === undefined ? (
              headlineOf(finding, activity)
            ) : (
              <button type="button" onClick={() => onShow(other)}>
                {headlineOf(finding, activity)}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
