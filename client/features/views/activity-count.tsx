import { useTranslations } from 'use-intl'
import { type ActivityFilter, isFiltered } from '#shared/views/activity-filter.ts'

interface ActivityCountProps {
  filter: ActivityFilter
  shown: number
  /** Of all activities of the plan. */
  count: number
}

/** How many activities are shown, and of how many. */
export function ActivityCount({ filter, shown, count }: ActivityCountProps) {
  const t = useTranslations('views')
  return (
    <p className="activity-count" role="status">
      {isFiltered(filter) || shown < count ? t('countOf', { shown, count }) : t('count', { count })}
    </p>
  )
}
