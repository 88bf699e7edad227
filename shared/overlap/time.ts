import { monthOf, toDayNumber, yearOf } from '../basics/iso-date.ts'
import type { JudgedActivity } from './reading.ts'

/** When an activity is, for comparing: day numbers, and whether it runs as a standing task. */
export interface Time {
  first?: number
  last?: number
  year?: number
  standing: boolean
  /** On dates that are chosen, not in a week or a month whose days are still open. */
  exact: boolean
  /** Months it touches, 1..12; absent for standing and undecided ones. */
  months?: number[]
}

/** A task that runs for eight months or more is a standing one: it is there for a member at any time. */
const STANDING_DAYS = 240
const HALF_YEAR = 183
const YEAR = 365

export function readTime(activity: Pick<JudgedActivity, 'start' | 'end' | 'precision'>): Time {
  const { start, end, precision } = activity
  if (!start) return { standing: precision === 'ongoing' || precision === 'year', exact: false }
  const first = toDayNumber(start)
  const last = Math.max(first, end ? toDayNumber(end) : first)
  const standing = precision === 'ongoing' || precision === 'year' || last - first >= STANDING_DAYS
  return {
    first,
    last,
    year: yearOf(start),
    standing,
    exact: precision === 'day',
    ...(!standing && { months: monthsFrom(start, end ?? start) }),
  }
}

function monthsFrom(start: string, end: string): number[] {
  const from = monthNumber(start)
  const to = Math.max(from, monthNumber(end))
  return Array.from({ length: Math.min(to - from, 11) + 1 }, (_, index) => ((from + index - 1) % 12) + 1)
}

function monthNumber(date: string): number {
  return yearOf(date) * 12 + monthOf(date)
}

/** Days between two activities; 0 when they touch the same day, undefined when either is undecided. */
export function daysBetween(a: Time, b: Time): number | undefined {
  if (a.first === undefined || a.last === undefined || b.first === undefined || b.last === undefined)
    return undefined
  return Math.max(0, b.first - a.last, a.first - b.last)
}

/**
 * How far two activities could be in each other's way, 0..1: fully within a quarter or when both stand all year,
 * falling from there to nothing at three quarters of a year. An undecided time counts as half.
 */
export function timeCloseness(a: Time, b: Time): number {
  const days = daysBetween(a, b)
  if (days === undefined) return 0.6
  if (days <= 92) return 1
  if (days <= HALF_YEAR) return 1 - 0.4 * ((days - 92) / (HALF_YEAR - 92))
  return Math.max(0, 0.6 - 0.6 * ((days - HALF_YEAR) / (YEAR * 0.75 - HALF_YEAR)))
}

/** Both are short and fall on the same day or the day after: the same people cannot be at both. */
export function clash(a: Time, b: Time): boolean {
  const days = daysBetween(a, b)
  return days !== undefined && days <= 1 && isShort(a) && isShort(b)
}

/** A few days at most: dates, not a week or a month whose days are still open. */
export function isShort(time: Time): boolean {
  return time.first !== undefined && time.last !== undefined && time.last - time.first <= 5
}
