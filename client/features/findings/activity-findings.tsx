import { useTranslations } from 'use-intl'
import { useActivity } from '../plan/plan-context.tsx'
import { FindingCard } from './finding-card.tsx'
import { useFindingsOf } from './findings-context.ts'

/** The findings that concern one activity, to stand under it; nothing at all where there are none. */
export function ActivityFindings({ activityId }: { activityId: string }) {
  const t = useTranslations('findings')
  const activity = useActivity(activityId)
  const findings = useFindingsOf(activityId)
  if (!activity || findings.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this groups advice.
    <div
      className="activity-findings"
      role="group"
      aria-label={t('ofActivity', { title: activity.title || t('untitled') })}
      data-print="hide"
    >
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} activity={activity} at="plan" />
      ))}
    </div>
  )
}
