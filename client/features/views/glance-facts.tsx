import '../../styles/activity-glance.css'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useFindingHeadline } from '../findings/finding-headline.ts'
import { FindingShape } from '../findings/finding-shape.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'

interface GlanceFactsProps {
  activity: Activity
  /** Shows another activity, where this one overlaps it; absent where nothing can be pressed. */
  onShow?(activityId: string): void
}

/** What one wants to know of an activity in a view that only draws it: the same where it is pointed at and where it is opened. */
export function GlanceFacts({ activity, onShow }: GlanceFactsProps) {
  const t = useTranslations('views.glance')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const sectionTitle = useSectionTitle()
  return (
    <>
      <p className="activity-glance-facts">
        <PartyBadge party={activity.party} />
        <span className="activity-status" data-status={activity.status}>
          {plan(`statuses.${activity.status}`)}
        </span>
        <span className="tabular">{formatPeriod(activity, locale)}</span>
      </p>
      <dl className="activity-glance-fields">
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
    </>
  )
}

/** Those that ask for a decision, each with the other activity that it is about. */
function Warnings({ activity, onShow }: GlanceFactsProps) {
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
            {other === undefined || !onShow ? (
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
