/** What becomes of a period that is moved along the wheel: it keeps its length and how exactly it is known. */
import {
  addDays,
  type IsoDate,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  weekday,
  yearOf,
} from '../basics/iso-date.ts'
import type { Period } from '../plan/plan.ts'
import { dateOfDay, dayAtAngle, type YearScale } from './year-scale.ts'

const DAYS_OF_WEEK = 7
const DAYS_OF_MONTH = 30.44
const MONTHS_OF_QUARTER = 3

/**
 * The period so many days later, or earlier, in whole steps: days and weeks go by weeks and keep their weekdays, months and
 * quarters by months and quarters. It goes as far as the year reaches; what has no dates stays as it is.
 */
export function movePeriod(period: Period, days: number, year: number): Period {
  const { start, end, precision } = period
  if (start === undefined || end === undefined) return period
  const moved = (steps: number): Period => ({ precision, ...moveBySteps(start, end, precision, steps) })
  let steps = Math.round(days / daysOfStep(precision))
  while (steps !== 0 && !isWithin(moved(steps), year)) steps -= Math.sign(steps)
  return steps === 0 ? period : moved(steps)
}

/** The week at an angle of the wheel: what a period becomes that was not decided before. */
export function weekAt(scale: YearScale, angle: number): Period {
  const date = dateOfDay(scale, dayAtAngle(scale, angle))
  const monday = addDays(date, 1 - weekday(date))
  // The year's first days may be in a week of the year before.
  const start = isoWeekOf(monday).year < scale.year ? addDays(monday, DAYS_OF_WEEK) : monday
  const inYear = isoWeekOf(start).year > scale.year ? addDays(start, -DAYS_OF_WEEK) : start
  return { start: inYear, end: addDays(inYear, DAYS_OF_WEEK - 1), precision: 'week' }
}

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end && a.precision === b.precision
}

function daysOfStep(precision: Period['precision']): number {
  if (precision === 'month') return DAYS_OF_MONTH
  if (precision === 'quarter') return DAYS_OF_MONTH * MONTHS_OF_QUARTER
  return DAYS_OF_WEEK
}

function moveBySteps(
  start: IsoDate,
  end: IsoDate,
  precision: Period['precision'],
  steps: number,
): { start: IsoDate; end: IsoDate } {
  if (precision !== 'month' && precision !== 'quarter') {
    return { start: addDays(start, steps * DAYS_OF_WEEK), end: addDays(end, steps * DAYS_OF_WEEK) }
  }
  const months = precision === 'quarter' ? steps * MONTHS_OF_QUARTER : steps
  return {
    start: isoDate(yearOf(start), monthOf(start) + months, 1),
    end: lastDayOfMonth(yearOf(end), monthOf(end) + months),
  }
}

/** Whole weeks belong to the year that their number counts in. */
function isWithin({ start = '', end = '', precision }: Period, year: number): boolean {
  const yearIn = precision === 'week' ? (date: IsoDate) => isoWeekOf(date).year : yearOf
  return yearIn(start) === year && yearIn(end) === year
}

function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7))
}
