import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { type ListedGroup, listByMonth } from '#shared/wheel/list-by-month.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useMonthName } from './wheel-base.tsx'

interface WheelListProps {
  wheel: ArrangedWheel<Activity>
  warningsOf: ReadonlyMap<string, number>
  active: ReadonlySet<string>
  onHover(id: string | undefined): void
  onOpen(id: string, row: Element): void
}

/** The same activities in the same order as words, by the month in which they begin. */
export function WheelList({ wheel, warningsOf, active, onHover, onOpen }: WheelListProps) {
  const t = useTranslations('wheel')
  const plan = useTranslations('plan')
  const views = useTranslations('views')
  const locale = useLocale()
  const headingOf = useHeading(wheel.scale.year)
  return (
    <section className="wheel-list" aria-label={t('list')}>
      {listByMonth(wheel).map((group) => (
        <div key={group.key} className="wheel-list-group">
          <h2>{headingOf(group)}</h2>
          <ol start={group.activities[0]?.number}>
            {group.activities.map(({ activity, number }) => {
              const warnings = warningsOf.get(activity.id) ?? 0
              return (
                <li key={activity.id}>
                  <button
                    type="button"
                    className="wheel-list-row"
                    aria-haspopup="dialog"
                    data-party={activity.party}
                    data-status={activity.status}
                    data-active={active.has(activity.id) ? true : undefined}
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
                        <span className="wheel-list-warnings">
                          {views('warningCount', { count: warnings })}
                        </span>
                      )}
                    </span>
                  </button>
                </li>
              )
            })}
          </ol>
        </div>
      ))}
    </section>
  )
}

function useHeading(year: number): (group: ListedGroup<Activity>) => string {
  const t = useTranslations('wheel')
  const monthName = useMonthName()
  return ({ key }) => {
    if (key === 'before') return t('before', { year })
    return typeof key === 'number' ? monthName(key) : t(`places.${key}`)
  }
}
