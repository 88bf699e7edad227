/** The days of a plan's year from left to right, in whole weeks, with what is marked on them. */
import { addDays, type IsoDate, isoDate, toDayNumber } from '../basics/iso-date.ts'
import {
  type FeastDays,
  feastsOf,
  type SchoolHolidayWeeks,
  type SpecialDay,
  schoolHolidays,
  specialDays,
} from '../calendar/special-days.ts'
import { type CalendarWeek, monthsOfYear, weeksOfYear } from '../calendar/year-calendar.ts'

/** Days of the scale: `from` is how many go before it. */
export interface Stretch {
  from: number
  length: number
}

export interface TimelineScale {
  year: number
  /** The Monday of the week of 1 January, and the Sunday of that of 31 December. */
  first: IsoDate
  last: IsoDate
  days: number
  months: (Stretch & { month: number })[]
  weeks: (Stretch & CalendarWeek)[]
  specialDays: (SpecialDay & { from: number })[]
  feasts: (Stretch & FeastDays)[]
  schoolHolidays: (Stretch & SchoolHolidayWeeks)[]
}

/** The scale of a year. All of it is settled by the year alone. */
export function timelineScale(year: number): TimelineScale {
  const weeks = weeksOfYear(year)
  const first = weeks[0]?.monday ?? isoDate(year, 1, 1)
  const days = weeks.length * 7
  const placed = <Span extends { start: IsoDate; end: IsoDate }>(span: Span) => ({
    ...span,
    ...stretchOf(first, span.start, span.end),
  })
  return {
    year,
    first,
    last: addDays(first, days - 1),
    days,
    months: monthsOfYear(year).map(({ month, start, end }) => ({ month, ...stretchOf(first, start, end) })),
    weeks: weeks.map((week, index) => ({ ...week, from: index * 7, length: 7 })),
    specialDays: specialDays(year).map((day) => ({ ...day, from: daysBetween(first, day.date) })),
    feasts: feastsOf(year).map(placed),
    schoolHolidays: schoolHolidays(year).map(placed),
  }
}

/** How many days go before a day; negative before the scale begins. */
export function offsetOf({ first }: TimelineScale, date: IsoDate): number {
  return daysBetween(first, date)
}

function stretchOf(first: IsoDate, start: IsoDate, end: IsoDate): Stretch {
  return { from: daysBetween(first, start), length: daysBetween(start, end) + 1 }
}

function daysBetween(earlier: IsoDate, later: IsoDate): number {
  return toDayNumber(later) - toDayNumber(earlier)
}
