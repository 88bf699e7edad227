/** The year of a public plan, month by month. */
import { monthsOfYear } from '../calendar/year-calendar.ts'
import { wholePeriod } from '../plan/period.ts'
import type { PublicActivity } from './public-plan.ts'

export interface PublicYear {
  /** The twelve, each with the activities that have a day in it, those that begin first first. */
  months: { month: number; activities: PublicActivity[] }[]
  /** What runs all year, or is known by the year alone. */
  allYear: PublicActivity[]
  /** What has no date, or none in this year. */
  undated: PublicActivity[]
}

/** Every activity is in one of the three at least, and in none of the other two. */
export function publicYear(activities: readonly PublicActivity[], year: number): PublicYear {
  const months = monthsOfYear(year).map(({ month, start, end }) => ({
    month,
    activities: activities
      .filter((activity) => {
        const days = datedPeriod(activity)
        return days !== undefined && days.start <= end && days.end >= start
      })
      .toSorted((one, other) =>
        beginningOf(one) < beginningOf(other) ? -1 : Number(beginningOf(one) > beginningOf(other)),
      ),
  }))
  const inMonths = new Set(months.flatMap((month) => month.activities))
  const allYear = activities.filter((activity) => !inMonths.has(activity) && isAllYear(activity, year))
  const undated = activities.filter((activity) => !inMonths.has(activity) && !allYear.includes(activity))
  return { months, allYear, undated }
}

function datedPeriod(activity: PublicActivity) {
  const isByMonth = ['day', 'week', 'month', 'quarter'].includes(activity.precision)
  return isByMonth ? wholePeriod(activity) : undefined
}

function beginningOf({ start, end }: PublicActivity): string {
  return start ?? end ?? ''
}

function isAllYear(activity: PublicActivity, year: number): boolean {
  if (activity.precision === 'ongoing') return true
  const days = activity.precision === 'year' ? wholePeriod(activity) : undefined
  return days !== undefined && days.start <= `${year}-12-31` && days.end >= `${year}-01-01`
}
