import { formatDate } from '../basics/format-date.ts'
import { type IsoDate, toDayNumber, yearOf } from '../basics/iso-date.ts'
import type { Locale } from '../basics/locale.ts'
import { parsePeriod } from './parse-period.ts'

/**
 * Reads one day as people write it: `5.3.2027`, `5/3`, `5. marts`, `2027-03-05`. Where no year is written the day nearest to
 * `today` is meant. Undefined for what is no day, or more than one.
 */
export function parseDate(text: string, today: IsoDate): IsoDate | undefined {
  const year = yearOf(today)
  const distance = (day: IsoDate) => Math.abs(toDayNumber(day) - toDayNumber(today))
  const [nearest] = [year, year - 1, year + 1]
    .flatMap((meant) => dayIn(text, meant) ?? [])
    .sort((a, b) => distance(a) - distance(b))
  return nearest
}

function dayIn(text: string, year: number): IsoDate | undefined {
  const parsed = parsePeriod(text, year)
  if (parsed.kind === 'fault' || parsed.period.precision !== 'day') return undefined
  const { start, end } = parsed.period
  return start === end ? start : undefined
}

/** A day as it is written in a field, and read back from it: `5.3.2027` · `5 March 2027`. */
export function writeDate(day: IsoDate, locale: Locale): string {
  if (locale === 'en') return formatDate(day, locale)
  return day.split('-').map(Number).toReversed().join('.')
}
