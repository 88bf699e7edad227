import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useFindingHeadline } from '../findings/finding-headline.ts'
import { FindingShape } from '../findings/finding-shape.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { useFieldText } from '../plan/use-field-text.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'

/** What one wants to know of an activity without leaving the wheel. */
export function CardFacts({ activity }: { activity: Activity }) {
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
      <p className="wheel-card-period">{fieldText(activity, 'period')}</p>
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
