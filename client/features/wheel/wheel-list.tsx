import { type CSSProperties, memo, useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { type ListedGroup, listByMonth } from '#shared/wheel/list-by-month.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useDrawnInSteps } from '../plan/use-drawn-in-steps.ts'
import { inParts } from '../views/in-parts.ts'
import { useMonthName } from './wheel-base.tsx'

interface WheelListProps {
  wheel: ArrangedWheel<Activity>
  warningsOf: ReadonlyMap<string, number>
  active: ReadonlySet<string>
  onHover(id: string | undefined): void
  onOpen(id: string, row: Element): void
}

/** The same activities in the same order as words, by the month in which they begin; laid out only near what is in view. */
export function WheelList({ wheel, warningsOf, active, onHover, onOpen }: WheelListProps) {
  const t = useTranslations('wheel')
  const headingOf = useHeading(wheel.scale.year)
  const parts = useMemo(() => partsOf(listByMonth(wheel)), [wheel])
  const { drawn } = useDrawnInSteps(wheel.arcs.length + wheel.marks.length, false)
  return (
    <section className="wheel-list" aria-label={t('list')}>
      {parts.map(({ key, heading, activities, before }) => (
        <div
          key={key}
          className="wheel-list-part"
          style={{ '--rows': activities.length } as CSSProperties}
          data-headed={heading ? true : undefined}
          data-waiting={before < drawn ? undefined : true}
        >
          {heading && <h2>{headingOf(heading)}</h2>}
          <ol start={activities[0]?.number}>
            {before < drawn &&
              activities.map(({ activity, number }) => (
                <WheelListRow
                  key={activity.id}
                  activity={activity}
                  number={number}
                  warnings={warningsOf.get(activity.id) ?? 0}
                  isActive={active.has(activity.id)}
                  onHover={onHover}
                  onOpen={onOpen}
                />
              ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

/** The months' rows in parts, the first of which begins with the heading; each with how many activities stand before it. */
function partsOf(groups: readonly ListedGroup<Activity>[]) {
  let before = 0
  return groups.flatMap((group) =>
    inParts(group.activities).map(({ number, rows }) => {
      const part = {
        key: `${group.key}/${number}`,
        heading: number === 0 ? group : undefined,
        activities: rows,
        before,
      }
      before += rows.length
      return part
    }),
  )
}

interface WheelListRowProps extends Pick<WheelListProps, 'onHover' | 'onOpen'> {
  activity: Activity
  number: number
  warnings: number
  isActive: boolean
}

/** Drawn anew only when it changes: the pointer passes many while one scrolls. */
const WheelListRow = memo(function WheelListRow(props: WheelListRowProps) {
  const { activity, number, warnings, isActive, onHover, onOpen } = props
  const plan = useTranslations('plan')
  const views = useTranslations('views')
  const locale = useLocale()
  return (
    <li>
      <button
        type="button"
        className="wheel-list-row"
        aria-haspopup="dialog"
        data-party={activity.party}
        data-status={activity.status}
        data-active={isActive ? true : undefined}
        onPointerEnter={() => onHover(activity.id)}
        onPointerLeave={() => onHover(undefined)}
        onClick={(event) => onOpen(activity.id, event.currentTarget)}
      >
        <span className="wheel-list-number tabular" aria-hidden="true">
          {number}
        </span>
        <span className="wheel-list-title">{activity.title || plan('untitled')}</span>
        <span className="wheel-list-line">
          <PartyBadge party={activity.party} />
          <span>{formatPeriod(activity, locale)}</span>
          {(activity.status === 'cancelled' || activity.status === 'idea') && (
            <span>{plan(`statuses.${activity.status}`)}</span>
          )}
          {warnings > 0 && (
            <span className="wheel-list-warnings">{views('warningCount', { count: warnings })}</span>
          )}
        </span>
      </button>
    </li>
  )
})

function useHeading(year: number): (group: ListedGroup<Activity>) => string {
  const t = useTranslations('wheel')
  const monthName = useMonthName()
  return ({ key }) => {
    if (key === 'before') return t('before', { year })
    return typeof key === 'number' ? monthName(key) : t(`places.${key}`)
  }
}
