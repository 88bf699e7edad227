/** What a wheel shows, as an ordered list. */
import type { ArrangedWheel } from './arrange-wheel.ts'
import { groupsBeside, type PlaceBeside, type WheelActivity } from './place-activities.ts'

export interface ListedGroup<Some extends WheelActivity> {
  /** The month, 1..12, in which they begin; before the year, or where in the middle of the wheel they stand. */
  key: number | 'before' | PlaceBeside
  activities: { activity: Some; number: number }[]
}

/** Every activity once, in the order of the numbers; a month in which none begins is left out. */
export function listByMonth<Some extends WheelActivity>({
  arcs,
  marks,
  months,
}: ArrangedWheel<Some>): ListedGroup<Some>[] {
  const [january] = months
  const firstDayOf = ({ start, end }: WheelActivity) => start ?? end ?? ''
  const beginsBefore = (activity: WheelActivity) =>
    january !== undefined && firstDayOf(activity) < january.first
  const groups: ListedGroup<Some>[] = [
    { key: 'before', activities: arcs.filter(({ activity }) => beginsBefore(activity)) },
    ...months.map(({ month, first, last }) => ({
      key: month,
      activities: arcs.filter(({ activity }) => {
        const day = firstDayOf(activity)
        return first <= day && day <= last
      }),
    })),
    ...groupsBeside(marks).map(({ place, own }) => ({ key: place, activities: own })),
  ]
  return groups.filter(({ activities }) => activities.length > 0)
}
