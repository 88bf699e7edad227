/** A year by months and by whole ISO weeks. */
import {
  addDays,
  type IsoDate,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  mondayOf,
  toDayNumber,
} from '../basics/iso-date.ts'

export interface CalendarMonth {
  /** 1..12 */
  month: number
  start: IsoDate
  end: IsoDate
}

/** The twelve months of a year. */
export function monthsOfYear(year: number): CalendarMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    return { month, start: isoDate(year, month, 1), end: lastDayOfMonth(year, month) }
  })
}

export interface CalendarWeek {
  /** The ISO week's own year, which at the turn of a year may be another than that of its days. */
  year: number
  week: number
  monday: IsoDate
}

/** Every ISO week that has a day in the year: 53 of them, 54 where it begins on a Sunday and is a leap year. */
export function weeksOfYear(year: number): CalendarWeek[] {
  const last = toDayNumber(isoDate(year, 12, 31))
  const weeks: CalendarWeek[] = []
  let monday = mondayOf(isoDate(year, 1, 1))
  while (toDayNumber(monday) <= last) {
    weeks.push({ ...isoWeekOf(monday), monday })
    monday = addDays(monday, 7)
  }
  return weeks
}
