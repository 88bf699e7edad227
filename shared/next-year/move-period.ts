import {
  addDays,
  type IsoDate,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  mondayOfWeek,
  monthOf,
  toDayNumber,
  weekday,
  weeksInYear,
  yearOf,
} from '#shared/basics/iso-date.ts'
import type { Period } from '#shared/plan/plan.ts'

/**
 * The period as many years later as from one plan's year to the other's. Days and weeks keep their week number and weekday,
 * and how long they last; where the later year has no week 53, that is its last week. Days stay within the year, if need be
 * a week away. Months, quarters and years keep theirs, and so do the thirds of a month (primo, medio, ultimo). Nothing is
 * moved off a holiday.
 */
export function movePeriod(period: Period, years: number): Period {
  const { start, end, precision } = period
  switch (precision) {
    case 'day':
      return isThirdOfMonth(period) ? moveThird(period, years) : moveWeeks(period, years)
    case 'week':
      return moveWeeks(period, years)
    case 'month':
    case 'quarter':
    case 'year':
      return {
        ...(start && { start: firstOfMonth(start, years) }),
        ...(end && { end: lastOfMonth(end, years) }),
        precision,
      }
    case 'ongoing':
    case 'open':
      return { precision }
    default:
      precision satisfies never
      return period
  }
}

function moveWeeks({ start, end, precision }: Period, years: number): Period {
  const first = start ?? end
  if (!first) return { precision }
  const moved = precision === 'week' ? sameWeek(first, years) : sameWeekday(first, years)
  const length = start && end ? toDayNumber(end) - toDayNumber(start) : 0
  return { ...(start && { start: moved }), ...(end && { end: addDays(moved, length) }), precision }
}

/** In the same week, unless that is in another year: at the turn of a year the weeks' years are not the days'. */
function sameWeekday(date: IsoDate, years: number): IsoDate {
  const moved = sameWeek(date, years)
  const yearsOff = yearOf(moved) - yearOf(date) - years
  return addDays(moved, -7 * yearsOff)
}

function sameWeek(date: IsoDate, years: number): IsoDate {
  const { year, week } = isoWeekOf(date)
  const later = year + years
  return addDays(mondayOfWeek(later, Math.min(week, weeksInYear(later))), weekday(date) - 1)
}

/** As `medio marts` is read: 11 to 20 March, which is no date of ten days. */
function isThirdOfMonth({ start, end }: Period): boolean {
  if (!start || !end || start.slice(0, 7) !== end.slice(0, 7)) return false
  const days = `${start.slice(8)}-${end.slice(8)}`
  return days === '01-10' || days === '11-20' || (start.endsWith('-21') && end === lastOfMonth(end, 0))
}

function moveThird({ start = '', end = '', precision }: Period, years: number): Period {
  const day = Number(start.slice(8))
  const first = isoDate(yearOf(start) + years, monthOf(start), day)
  return { start: first, end: day === 21 ? lastOfMonth(end, years) : addDays(first, 9), precision }
}

function firstOfMonth(date: IsoDate, years: number): IsoDate {
  return isoDate(yearOf(date) + years, monthOf(date), 1)
}

function lastOfMonth(date: IsoDate, years: number): IsoDate {
  return lastDayOfMonth(yearOf(date) + years, monthOf(date))
}
