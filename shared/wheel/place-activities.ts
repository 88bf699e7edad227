/** Which of a plan's activities stand where on its wheel, and in which order they are numbered. */
import { wholePeriod } from '../plan/period.ts'
import type { ACTIVITY_PARTIES, Activity } from '../plan/plan.ts'
import { angleOfDay, dayOffset, type Stretch, type YearScale } from './year-scale.ts'

/** What a wheel knows of an activity. */
export type WheelActivity = Pick<
  Activity,
  'id' | 'party' | 'category' | 'status' | 'title' | 'start' | 'end' | 'precision'
>

/** What has no stretch of the year of its own: what runs all of it, what is not decided, and what lies in another year. */
export const PLACES_BESIDE = ['all-year', 'open', 'outside'] as const
export type PlaceBeside = (typeof PLACES_BESIDE)[number]

interface Numbered<Some extends WheelActivity> {
  activity: Some
  /** From 1 on, by time and then in the plan's order: with it the activity is found in the list. */
  number: number
}

export interface DatedActivity<Some extends WheelActivity = WheelActivity> extends Numbered<Some>, Stretch {}

export interface ActivityBeside<Some extends WheelActivity = WheelActivity> extends Numbered<Some> {
  place: PlaceBeside
}

export interface PlacedActivities<Some extends WheelActivity = WheelActivity> {
  dated: DatedActivity<Some>[]
  beside: ActivityBeside<Some>[]
}

export interface BesideGroup<One extends ActivityBeside = ActivityBeside> {
  place: PlaceBeside
  own: One[]
}

/** By the place where they stand; a place that holds nothing is left out. */
export function groupsBeside<One extends ActivityBeside>(beside: readonly One[]): BesideGroup<One>[] {
  return PLACES_BESIDE.map((place) => ({ place, own: beside.filter((one) => one.place === place) })).filter(
    ({ own }) => own.length > 0,
  )
}

/** Every activity once, those with a period in the year by its first day; the activities come in reading order. */
export function placeActivities<Some extends WheelActivity>(
  activities: readonly Some[],
  scale: YearScale,
): PlacedActivities<Some> {
  const dated: (Stretch & { activity: Some; first: number; last: number })[] = []
  const beside: { activity: Some; place: PlaceBeside }[] = []
  for (const activity of activities) {
    const days = daysIn(activity, scale)
    if (typeof days === 'string') beside.push({ activity, place: days })
    else {
      const { first, last } = days
      dated.push({
        activity,
        first,
        last,
        from: angleOfDay(scale, first),
        to: angleOfDay(scale, last + 1),
      })
    }
  }
  // What begins the same day: the longer first, so that it takes the lane that it keeps longest.
  dated.sort((a, b) => a.first - b.first || b.last - a.last)
  beside.sort((a, b) => PLACES_BESIDE.indexOf(a.place) - PLACES_BESIDE.indexOf(b.place))
  return {
    dated: dated.map(({ activity, from, to }, index) => ({ activity, from, to, number: index + 1 })),
    beside: beside.map((one, index) => ({ ...one, number: dated.length + index + 1 })),
  }
}

/** From the outermost ring to the innermost: what both do stands between what each does. */
export const RING_PARTIES = [
  'censec',
  'joint',
  'difos',
] as const satisfies (typeof ACTIVITY_PARTIES)[number][]

/** The first and last day as days after 1 January, cut off at the year's ends. */
function daysIn(activity: WheelActivity, scale: YearScale): { first: number; last: number } | PlaceBeside {
  const { precision } = activity
  if (precision === 'ongoing' || precision === 'year') return 'all-year'
  const period = wholePeriod(activity)
  if (precision === 'open' || !period) return 'open'
  const first = dayOffset(scale, period.start)
  const last = dayOffset(scale, period.end)
  if (last < 0 || first >= scale.days) return 'outside'
  return { first: Math.max(first, 0), last: Math.min(last, scale.days - 1) }
}
