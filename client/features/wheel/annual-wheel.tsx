import '../../styles/wheel.css'
import '../../styles/annual-wheel.css'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { filterActivities } from '#shared/views/activity-filter.ts'
import { type ArrangedWheel, arrangeWheel } from '#shared/wheel/arrange-wheel.ts'
import { linksBetween } from '#shared/wheel/links.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { NothingShown } from '../views/nothing-shown.tsx'
import { useActivityFilter } from '../views/use-activity-filter.ts'
import { SaveMenu } from './save-menu.tsx'
import { useBusiest } from './use-busiest.ts'
import { useSheet } from './use-sheet.ts'
import { useWarnings } from './use-warnings.ts'
import { WheelSheet } from './wheel-sheet.tsx'
import { WorkedWheel } from './worked-wheel.tsx'

/** The plan's year as a wheel: read at a glance, walked through by the arrow keys, and moved about in. */
export function AnnualWheel() {
  const t = useTranslations('wheel')
  const locale = useLocale()
  const { plan, mayEdit } = usePage()
  const all = useActivities()
  const [filter, changeFilter] = useActivityFilter()
  const activities = useMemo(() => filterActivities(all, filter, locale), [all, filter, locale])
  const wheel = useMemo(() => arrangeWheel(activities, plan.year), [activities, plan.year])
  const { sheet, isSheetDrawn, drawSheet } = useSheet()
  const { pairs, counts } = useWarnings()
  const links = useMemo(() => linksBetween(wheel, pairs), [wheel, pairs])

  return (
    <div className="annual-wheel">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters filter={filter} onChange={changeFilter} />
      <div className="wheel-line" data-print="hide">
        <ActivityCount filter={filter} shown={activities.length} count={all.length} />
        <Busiest wheel={wheel} />
        <SaveMenu drawSheet={drawSheet} wheel={wheel} />
      </div>
      {activities.length === 0 ? (
        <NothingShown filter={filter} onChange={changeFilter} />
      ) : (
        <>
          <WorkedWheel wheel={wheel} links={links} counts={counts} />
          <p className="wheel-hint" data-print="hide">
            {t('hint')} {mayEdit && t('hintMove')}
          </p>
        </>
      )}
      {isSheetDrawn && <WheelSheet svg={sheet} title={plan.title} wheel={wheel} links={links} />}
    </div>
  )
}

function Busiest({ wheel }: { wheel: ArrangedWheel }) {
  const t = useTranslations('wheel')
  const busiest = useBusiest(wheel)
  return busiest ? <p>{t('busiestCount', busiest)}</p> : null
}
