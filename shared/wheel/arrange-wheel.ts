/** A plan's activities as a wheel: where all of it is drawn, without a word or a colour. */
import {
  type FeastDays,
  feastsOf,
  type SchoolHolidayWeeks,
  schoolHolidays,
} from '../calendar/special-days.ts'
import { hubMarks, type Mark } from './hub.ts'
import { type Load, loadsOf } from './load.ts'
import { placeActivities, type WheelActivity } from './place-activities.ts'
import { type Arc, arrangeRings, type Ring } from './rings.ts'
import {
  monthsOf,
  type Stretch,
  stretchOf,
  type WheelMonth,
  type WheelWeek,
  weeksOf,
  type YearScale,
  yearScale,
} from './year-scale.ts'

interface Band {
  inner: number
  outer: number
}

/** How far from the centre the parts of a wheel lie. */
export interface WheelSize {
  /** Nothing is drawn further out. */
  edge: number
  months: Band
  weeks: Band
  /** The shading of how much goes on. */
  load: Band
  rings: Band & { shortest: number }
  hub: number
}

export const FULL_SIZE: WheelSize = {
  edge: 360,
  months: { inner: 329, outer: 358 },
  weeks: { inner: 309, outer: 327 },
  load: { inner: 299, outer: 307 },
  rings: { inner: 108, outer: 294, shortest: 15 },
  hub: 102,
}

/** For a wheel that is seen small: without weeks, and what is left of it is larger. */
export const SMALL_SIZE: WheelSize = {
  edge: 360,
  months: { inner: 308, outer: 358 },
  weeks: { inner: 306, outer: 306 },
  load: { inner: 288, outer: 302 },
  rings: { inner: 108, outer: 282, shortest: 22 },
  hub: 102,
}

export interface ArrangedWheel<Some extends WheelActivity = WheelActivity> {
  scale: YearScale
  size: WheelSize
  months: (WheelMonth & Load)[]
  weeks: (WheelWeek & Load)[]
  /** The days and weeks in which less is planned, by date. */
  feasts: (FeastDays & Stretch)[]
  schoolHolidays: (SchoolHolidayWeeks & Stretch)[]
  rings: Ring[]
  /** By number. */
  arcs: Arc<Some>[]
  /** What has no stretch of the year of its own, in the middle of the wheel. */
  marks: Mark<Some>[]
}

/** Every activity that is on a wheel, by number. */
export function activitiesOn<Some extends WheelActivity>({
  arcs,
  marks,
}: Pick<ArrangedWheel<Some>, 'arcs' | 'marks'>): Some[] {
  return [...arcs, ...marks].map(({ activity }) => activity)
}

/** Arranges activities, which come in reading order, on the wheel of a year; every one of them stands there once. */
export function arrangeWheel<Some extends WheelActivity>(
  activities: readonly Some[],
  year: number,
  size: WheelSize = FULL_SIZE,
): ArrangedWheel<Some> {
  const scale = yearScale(year)
  const { dated, beside } = placeActivities(activities, scale)
  const months = monthsOf(scale)
  const weeks = weeksOf(scale)
  const loadsOfMonths = loadsOf(months, dated)
  const loadsOfWeeks = loadsOf(weeks, dated)
  const placed = <Span extends FeastDays | SchoolHolidayWeeks>(span: Span) => ({
    ...span,
    ...stretchOf(scale, span.start, span.end),
  })
  const nothing = { count: 0, level: 0 }
  return {
    scale,
    size,
    months: months.map((month, index) => ({ ...month, ...(loadsOfMonths[index] ?? nothing) })),
    weeks: weeks.map((week, index) => ({ ...week, ...(loadsOfWeeks[index] ?? nothing) })),
    feasts: feastsOf(year).map(placed),
    schoolHolidays: schoolHolidays(year).map(placed),
    ...arrangeRings(dated, size.rings),
    marks: hubMarks(beside, size.hub),
  }
}
