/** What becomes of a period that is moved along the wheel: it keeps its length and how exactly it is known. */
import { addDays, type IsoDate, isoWeekOf, mondayOf, yearOf } from '../basics/iso-date.ts'
import type { WholePeriod } from '../plan/period.ts'
import type { Period } from '../plan/plan.ts'
import { shiftPeriod, unitsThatFit } from '../plan/shift-period.ts'
import { dateOfDay, dayAtAngle, type YearScale } from './year-scale.ts'

const DAYS_OF_WEEK = 7

/**
 * The period so many days later, or earlier, in whole steps: days and weeks go by weeks and keep their weekdays, months and
 * quarters by months and quarters. It goes as far as the year reaches; what has no dates stays as it is.
 */
export function movePeriod(period: Period, days: number, year: number): Period {
  const { start, end, precision } = period
  if (start === undefined || end === undefined) return period
  const whole = { start, end, precision }
  const unit = precision === 'month' || precision === 'quarter' ? precision : 'week'
  const units = unitsThatFit(whole, days, unit, (moved) => isWithin(moved, year))
  return units === 0 ? period : shiftPeriod(whole, units, unit)
}

/** The week at an angle of the wheel: what a period becomes that was not decided before. */
export function weekAt(scale: YearScale, angle: number): Period {
  const monday = mondayOf(dateOfDay(scale, dayAtAngle(scale, angle)))
  // The year's first days may be in a week of the year before.
  const start = isoWeekOf(monday).year < scale.year ? addDays(monday, DAYS_OF_WEEK) : monday
  const inYear = isoWeekOf(start).year > scale.year ? addDays(start, -DAYS_OF_WEEK) : start
  return { start: inYear, end: addDays(inYear, DAYS_OF_WEEK - 1), precision: 'week' }
}

/** Whole weeks belong to the year that their number counts in. */
function isWithin({ start, end, precision }: WholePeriod, year: number): boolean {
  const yearIn = precision === 'week' ? (date: IsoDate) => isoWeekOf(date).year : yearOf
  return yearIn(start) === year && yearIn(end) === year
}
