import { formatDateRange, formatMonthRange } from '#shared/basics/format-date.ts'
import { type IsoDate, isoWeekOf, quarterOf, yearOf } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { wholePeriod } from './period.ts'
import type { Period } from './plan.ts'

interface Unit {
  year: number
  number: number
}

interface PeriodWords {
  ongoing: string
  open: string
  week: (number: string, year: number) => string
  weeks: (numbers: string, year: number) => string
  quarter: (number: string, year: number) => string
  /** What follows a quarter's number where a range leaves the word out, as in 2.–4. kvartal. */
  quarterNumber: (number: number) => string
}

const WORDS: Record<Locale, PeriodWords> = {
  da: {
    ongoing: 'løbende',
    open: 'uafklaret',
    week: (number, year) => `uge ${number}, ${year}`,
    weeks: (numbers, year) => `uge ${numbers}, ${year}`,
    quarter: (number, year) => `${number} kvartal ${year}`,
    quarterNumber: (number) => `${number}.`,
  },
  en: {
    ongoing: 'ongoing',
    open: 'undecided',
    week: (number, year) => `week ${number}, ${year}`,
    weeks: (numbers, year) => `weeks ${numbers}, ${year}`,
    quarter: (number, year) => `${number} ${year}`,
    quarterNumber: (number) => `Q${number}`,
  },
}

/**
 * A period as people write it, never more exact than it is: `5.–7. marts 2027`, `uge 38, 2027`, `2. kvartal 2027`,
 * `løbende`. A period with one date is that date alone; with none it is undecided.
 */
export function formatPeriod(period: Period, locale: Locale): string {
  const words = WORDS[locale]
  if (period.precision === 'ongoing') return words.ongoing
  const whole = wholePeriod(period)
  if (period.precision === 'open' || !whole) return words.open
  const { start, end } = whole
  switch (period.precision) {
    case 'day':
      return formatDateRange(start, end, locale)
    case 'week':
      return unitRange(weekUnit(start), weekUnit(end), String, words.week, words.weeks)
    case 'month':
      return formatMonthRange(start, end, locale)
    case 'quarter':
      return unitRange(
        quarterUnit(start),
        quarterUnit(end),
        words.quarterNumber,
        words.quarter,
        words.quarter,
      )
    case 'year':
      return yearOf(start) === yearOf(end) ? String(yearOf(start)) : `${yearOf(start)}–${yearOf(end)}`
    default:
      period.precision satisfies never
      return ''
  }
}

function weekUnit(date: IsoDate): Unit {
  const { year, week } = isoWeekOf(date)
  return { year, number: week }
}

function quarterUnit(date: IsoDate): Unit {
  return { year: yearOf(date), number: quarterOf(date) }
}

function unitRange(
  first: Unit,
  last: Unit,
  numbered: (number: number) => string,
  one: (number: string, year: number) => string,
  several: (numbers: string, year: number) => string,
): string {
  if (first.year !== last.year) {
    return `${one(numbered(first.number), first.year)} – ${one(numbered(last.number), last.year)}`
  }
  if (first.number === last.number) return one(numbered(first.number), first.year)
  return several(`${numbered(first.number)}–${numbered(last.number)}`, first.year)
}
