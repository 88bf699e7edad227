/** What becomes of a period whose bar is moved, or drawn out at one end. Never more exact than it was. */
import {
  addDays,
  type IsoDate,
  isoDate,
  lastDayOfMonth,
  mondayOf,
  monthOf,
  quarterOf,
  yearOf,
} from '../basics/iso-date.ts'
import { type WholePeriod, wholePeriod } from '../plan/period.ts'
import type { Period, Precision } from '../plan/plan.ts'
import { type PeriodUnit, shiftPeriod, unitsThatFit } from '../plan/shift-period.ts'
import type { TimelineZoom } from './timeline-choice.ts'
import type { TimelineScale } from './timeline-scale.ts'

/**
 * By what the period is moved: weeks where days are too small to point at, else days; never by less than it is known by.
 * Undefined where it has no place of its own to be moved from.
 */
export function dragUnit(precision: Precision, zoom: TimelineZoom): PeriodUnit | undefined {
  switch (precision) {
    case 'day':
      return zoom === 'year' ? 'week' : 'day'
    case 'week':
    case 'month':
    case 'quarter':
      return precision
    case 'year':
    case 'ongoing':
    case 'open':
      return undefined
    default:
      precision satisfies never
      return undefined
  }
}

/** The period moved by so many days, to the nearest unit; as long as it was, and still in the plan's year. */
export function movePeriodBy(
  period: Period,
  days: number,
  unit: PeriodUnit,
  scale: TimelineScale,
): WholePeriod | undefined {
  const whole = wholePeriod(period)
  if (!whole) return undefined
  const units = unitsThatFit(whole, days, unit, (moved, step) => isInYear(moved, step, scale))
  return shiftPeriod(whole, units, unit)
}

/** The period drawn out, or in, to the unit in which the day lies; at least one unit is left of it. */
export function drawPeriodTo(
  period: Period,
  edge: 'start' | 'end',
  day: IsoDate,
  unit: PeriodUnit,
  scale: TimelineScale,
): WholePeriod | undefined {
  const whole = wholePeriod(period)
  if (!whole) return undefined
  const { start, end, precision } = whole
  const within = dayInYear(day, scale.year)
  if (edge === 'start') {
    return { start: firstOf(unit, within > end ? end : within), end, precision }
  }
  return { start, end: lastOf(unit, within < start ? start : within), precision }
}

/** Only the end that it moves towards can leave the year: what began before it may be moved into it. */
function isInYear({ start, end }: WholePeriod, step: number, { year, first, last }: TimelineScale): boolean {
  return step < 0 ? start >= first && yearOf(end) >= year : end <= last && yearOf(start) <= year
}

function dayInYear(day: IsoDate, year: number): IsoDate {
  if (yearOf(day) === year) return day
  return yearOf(day) < year ? isoDate(year, 1, 1) : isoDate(year, 12, 31)
}

function firstOf(unit: PeriodUnit, day: IsoDate): IsoDate {
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return mondayOf(day)
    case 'month':
      return isoDate(yearOf(day), monthOf(day), 1)
    case 'quarter':
      return isoDate(yearOf(day), 3 * quarterOf(day) - 2, 1)
    default:
      unit satisfies never
      return day
  }
}

function lastOf(unit: PeriodUnit, day: IsoDate): IsoDate {
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return addDays(mondayOf(day), 6)
    case 'month':
      return lastDayOfMonth(yearOf(day), monthOf(day))
    case 'quarter':
      return lastDayOfMonth(yearOf(day), 3 * quarterOf(day))
    default:
      unit satisfies never
      return day
  }
}
