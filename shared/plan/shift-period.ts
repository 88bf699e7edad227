/** A period moved by whole days, weeks, months or quarters. How far it may go is for who moves it to say. */
import { addDays, isoDate, lastDayOfMonth, monthOf, yearOf } from '../basics/iso-date.ts'
import type { WholePeriod } from './period.ts'

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter'

const DAYS_IN: Record<PeriodUnit, number> = { day: 1, week: 7, month: 365 / 12, quarter: 365 / 4 }

/** The period so many units later, or earlier: days and weeks keep its length, months and quarters stay whole. */
export function shiftPeriod(
  { start, end, precision }: WholePeriod,
  units: number,
  unit: PeriodUnit,
): WholePeriod {
  switch (unit) {
    case 'day':
    case 'week': {
      const days = units * DAYS_IN[unit]
      return { start: addDays(start, days), end: addDays(end, days), precision }
    }
    case 'month':
    case 'quarter': {
      const months = units * (unit === 'month' ? 1 : 3)
      return {
        start: isoDate(yearOf(start), monthOf(start) + months, 1),
        end: lastDayOfMonth(yearOf(end), monthOf(end) + months),
        precision,
      }
    }
    default:
      unit satisfies never
      return { start, end, precision }
  }
}

/** By how many units so many days move the period, to the nearest, or as many of them as `fits` allows; `step` is 1 or -1. */
export function unitsThatFit(
  period: WholePeriod,
  days: number,
  unit: PeriodUnit,
  fits: (shifted: WholePeriod, step: number) => boolean,
): number {
  let units = Math.round(days / DAYS_IN[unit])
  const step = Math.sign(units)
  while (units !== 0 && !fits(shiftPeriod(period, units, unit), step)) units -= step
  return units
}
