import '../../styles/timeline.css'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import {
  readTimelineChoice,
  TIMELINE_GROUPINGS,
  TIMELINE_ZOOMS,
  withTimelineChoice,
} from '#shared/timeline/timeline-choice.ts'
import { timelineScale } from '#shared/timeline/timeline-scale.ts'
import { filterActivities } from '#shared/views/activity-filter.ts'
import { Choice } from '../../ui/choice.tsx'
import { Select } from '../../ui/select.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { NothingShown } from '../views/nothing-shown.tsx'
import { useAddressChoice } from '../views/use-address-choice.ts'
import { TimelineKey } from './timeline-key.tsx'
import { TimelineSheet } from './timeline-sheet.tsx'

/** The plan's activities along its year, by week: seen, moved and looked into. */
export function ActivityTimeline() {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const { plan } = usePage()
  const activities = useActivities()
  const [choice, change] = useAddressChoice(readTimelineChoice, withTimelineChoice)
  const scale = useMemo(() => timelineScale(plan.year), [plan.year])
  const shown = useMemo(() => filterActivities(activities, choice, locale), [activities, choice, locale])
  return (
    <div className="activity-timeline">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters filter={choice} onChange={change}>
        <Select
          label={t('rows')}
          density="compact"
          value={choice.grouping}
          options={TIMELINE_GROUPINGS.map((value) => ({ value, text: t(`groupings.${value}`) }))}
          onChange={(grouping) => change({ grouping })}
        />
      </ActivityFilters>
      <div className="timeline-bar-above">
        <ActivityCount filter={choice} shown={shown.length} count={activities.length} />
        <Choice
          label={t('zoom')}
          options={TIMELINE_ZOOMS.map((value) => ({ value, text: t(`zooms.${value}`) }))}
          value={choice.zoom}
          onChange={(zoom) => change({ zoom })}
        />
      </div>
      {shown.length === 0 ? (
        <NothingShown filter={choice} onChange={change} />
      ) : (
        <TimelineSheet shown={shown} choice={choice} scale={scale} />
      )}
      <TimelineKey scale={scale} />
    </div>
  )
}
