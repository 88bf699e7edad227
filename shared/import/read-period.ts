import { type PeriodFault, parsePeriod } from '#shared/plan/parse-period.ts'

export type ReadPeriod =
  | { kind: 'read'; period: string; isPart: boolean }
  | { kind: 'fault'; fault: PeriodFault }

/**
 * The part of a text that `parsePeriod` reads, without the time of day and what stands in brackets: of »5. marts kl. 14-16
 * (foreløbig)« the day. `isPart` where that is not all of it.
 */
export function readPeriod(text: string, year: number): ReadPeriod {
  const written = text.replace(/\s+/gu, ' ').trim()
  const whole = parsePeriod(written, year)
  if (whole.kind === 'period') return { kind: 'read', period: written, isPart: false }
  const plain = withoutAsides(written)
  if (plain !== '' && plain !== written) {
    const part = parsePeriod(plain, year)
    if (part.kind === 'period') return { kind: 'read', period: plain, isPart: true }
  }
  return { kind: 'fault', fault: whole.fault }
}

const WEEKDAY =
  /(?<![\p{L}])(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\p{L}])/giu
const CLOCK =
  /(?:,\s*)?(?<![\p{L}])(?:kl\.?|at)\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?/giu

function withoutAsides(text: string): string {
  return text
    .replace(/\([^)]*\)?/gu, ' ')
    .replace(CLOCK, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[,;]|[,;]$/gu, '')
    .trim()
}

const MONTH_NAMES = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
]

/** What stands in a column of weeks, months or quarters, as a period: 38 in a column of weeks is »uge 38«. */
export function periodInColumn(text: string, column: 'week' | 'month' | 'quarter'): string {
  const bare = /^(\d{1,2})\.?(?:\s*[-–]\s*(\d{1,2})\.?)?$/u.exec(text.trim())
  if (!bare) return text
  const [, first = '', last] = bare
  switch (column) {
    case 'week':
      return last ? `uge ${first}-${last}` : `uge ${first}`
    case 'quarter':
      return last ? `${first}.-${last}. kvartal` : `${first}. kvartal`
    case 'month': {
      const names = [first, last].flatMap((number) => MONTH_NAMES[Number(number) - 1] ?? [])
      return names.length > 0 ? names.join('-') : text
    }
    default:
      column satisfies never
      return text
  }
}
