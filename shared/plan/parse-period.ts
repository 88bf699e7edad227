import {
  addDays,
  type IsoDate,
  isIsoDate,
  isoDate,
  lastDayOfMonth,
  mondayOfWeek,
  weeksInYear,
} from '../basics/iso-date.ts'
import type { Period, Precision } from './plan.ts'

export type PeriodFault = 'not-understood' | 'no-such-day' | 'no-such-week' | 'ends-before-start'

export type ParsedPeriod = { kind: 'period'; period: Period } | { kind: 'fault'; fault: PeriodFault }

/**
 * Reads a period as people write it, in Danish or English: `5/3`, `5.-7. marts`, `uge 38`, `Q2`, `forår`,
 * `løbende`. Where no year is written, `year` (the plan's) is meant. Never more exact than what was written: `medio maj`
 * is the ten days in the middle of May, as Danish offices mean it. An empty text is undecided. Reads everything that `formatPeriod` writes.
 */
export function parsePeriod(text: string, year: number): ParsedPeriod {
  const written = normalised(text)
  if (written === '' || UNDECIDED.has(written)) return found({ precision: 'open' })
  if (ONGOING.has(written)) return found({ precision: 'ongoing' })
  if (WHOLE_YEAR.has(written)) return spanOf({ unit: 'year', year }, { unit: 'year', year }, year)
  const sides = written.split('-').map((side) => side.trim())
  const [first = '', second] = sides
  if (sides.length > 2) return fault('not-understood')
  const season = second === undefined ? seasonIn(first) : undefined
  if (season) return spanOf(season.from, season.to, year)
  const from = readSide(first)
  const to = second === undefined ? from : readSide(second)
  if (!from || !to) return fault('not-understood')
  return spanOf(alike(from, to), alike(to, from), year)
}

/** One side of a period; what it leaves out it takes from the other side or from the plan's year. */
type Side =
  | { unit: 'day'; day: number; month?: number; year?: number }
  | { unit: 'part'; part: MonthPart; month?: number; year?: number }
  | { unit: 'week'; week: number; year?: number }
  | { unit: 'month'; month: number; year?: number }
  | { unit: 'quarter'; quarter: number; year?: number }
  | { unit: 'year'; year: number }
  /** A bare number, as in `5.-7. marts` and `uge 38-39, 2027`. */
  | { unit: 'number'; number: number; year?: number }

/** The first ten days of a month, the next ten, and the rest. */
type MonthPart = 'primo' | 'medio' | 'ultimo'

type Placed = Exclude<Side, { unit: 'number' }>

const UNDECIDED = new Set(
  ['uafklaret', 'ikke afklaret', 'afklares', 'afklares senere', 'ikke fastlagt', 'åben', '?', 'tbd'].concat([
    'undecided',
    'open',
    'not decided',
  ]),
)
const ONGOING = new Set(['løbende', 'året rundt', 'ongoing', 'all year round', 'year-round', 'continuous'])
const WHOLE_YEAR = new Set([
  'hele året',
  'hele aaret',
  'i løbet af året',
  'året',
  'all year',
  'the whole year',
])

const MONTHS: Record<string, number> = {
  januar: 1,
  january: 1,
  jan: 1,
  februar: 2,
  february: 2,
  feb: 2,
  marts: 3,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  maj: 5,
  may: 5,
  juni: 6,
  june: 6,
  jun: 6,
  juli: 7,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  october: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
}
/** First and last month; a winter that begins in December ends in the next year. */
const SEASONS: Record<string, [number, number]> = {
  forår: [3, 5],
  foråret: [3, 5],
  spring: [3, 5],
  sommer: [6, 8],
  sommeren: [6, 8],
  summer: [6, 8],
  efterår: [9, 11],
  efteråret: [9, 11],
  autumn: [9, 11],
  fall: [9, 11],
  vinter: [12, 2],
  vinteren: [12, 2],
  winter: [12, 2],
  '1. halvår': [1, 6],
  h1: [1, 6],
  '2. halvår': [7, 12],
  h2: [7, 12],
}

function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, '$3.$2.$1')
    .replace(/\b(\d{1,2})-(\d{1,2})-(\d{4})\b/g, '$1.$2.$3')
    .replace(/[–—−]/g, '-')
    .replace(/ (?:til og med|til|to|through) /g, '-')
    .replace(/,/g, ' ')
    .replace(
      /\b(?:ca\.?|cirka|omkring|start|starten af|midt|midten af|slut|slutningen af|early|mid|late|about|in|i|d\.|den|the)(?=[ -])/g,
      ' ',
    )
    .replace(/(\d[./]) +(?=\d)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^- ?/, '')
}

function seasonIn(text: string): { from: Placed; to: Placed } | undefined {
  const match = /^(?:(?:primo|medio|ultimo) )?(.+?)(?: (\d{4}|\d{2}))?$/.exec(text)
  const months = SEASONS[match?.[1] ?? '']
  if (!months) return undefined
  const year = yearIn(match?.[2])
  const [first, last] = months
  const endYear = year !== undefined && last < first ? year + 1 : year
  return { from: { unit: 'month', month: first, year }, to: { unit: 'month', month: last, year: endYear } }
}

function readSide(text: string): Side | undefined {
  const parted = /^(primo|medio|ultimo)(?: (.+))?$/.exec(text)
  if (!parted) return readPlainSide(text)
  const part = parted[1] as MonthPart
  if (parted[2] === undefined) return { unit: 'part', part }
  // Parts of anything but a month have no agreed days: `medio uge 38` is week 38.
  const side = readPlainSide(parted[2])
  return side?.unit === 'month' ? { unit: 'part', part, month: side.month, year: side.year } : side
}

function readPlainSide(text: string): Side | undefined {
  const numeric = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(text)
  if (numeric) {
    return { unit: 'day', day: Number(numeric[1]), month: Number(numeric[2]), year: yearIn(numeric[3]) }
  }
  const worded = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?([a-zæøå]+)\.?(?: (\d{4}|\d{2}))?$/.exec(text)
  const monthOfDay = MONTHS[worded?.[2] ?? '']
  if (worded && monthOfDay) {
    return { unit: 'day', day: Number(worded[1]), month: monthOfDay, year: yearIn(worded[3]) }
  }
  const named = /^([a-zæøå]+)\.?(?: (\d{4}|\d{2}))?$/.exec(text)
  const month = MONTHS[named?.[1] ?? '']
  if (named && month) return { unit: 'month', month, year: yearIn(named[2]) }
  const week = /^(?:uge|uger|ugerne|u|week|weeks|w)\.? ?(\d{1,2})(?: (\d{4}))?$/.exec(text)
  if (week) return { unit: 'week', week: Number(week[1]), year: yearIn(week[2]) }
  const quarter =
    /^[qk] ?([1-4])(?: (\d{4}|\d{2}))?$/.exec(text) ??
    /^([1-4])\.? ?(?:kvartal|kvt|kv|quarter)\.?(?: (\d{4}|\d{2}))?$/.exec(text)
  if (quarter) return { unit: 'quarter', quarter: Number(quarter[1]), year: yearIn(quarter[2]) }
  if (/^(?:19|20)\d\d$/.test(text)) return { unit: 'year', year: Number(text) }
  const number = /^(\d{1,2})\.?(?: (\d{4}))?$/.exec(text)
  return number ? { unit: 'number', number: Number(number[1]), year: yearIn(number[2]) } : undefined
}

function yearIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** A bare number becomes what the other side is: the day of its month, a week, a quarter; a bare part takes its month. */
function alike(side: Side, other: Side): Side {
  if (side.unit === 'part' && side.month === undefined && 'month' in other) {
    return { ...side, month: other.month, year: other.year }
  }
  if (side.unit !== 'number') return side
  const year = side.year ?? other.year
  switch (other.unit) {
    case 'day':
      return { unit: 'day', day: side.number, month: other.month, year }
    case 'week':
      return { unit: 'week', week: side.number, year }
    case 'quarter':
      return { unit: 'quarter', quarter: side.number, year }
    default:
      return side
  }
}

function spanOf(from: Side, to: Side, planYear: number): ParsedPeriod {
  if (from.unit === 'number' || to.unit === 'number') return fault('not-understood')
  const isYearWritten = from.year !== undefined || to.year !== undefined
  let startYear = from.year ?? to.year ?? planYear
  let endYear = to.year ?? from.year ?? planYear
  // "november-februar" goes over the new year: on from a written first year, back from a written last one.
  if (startYear === endYear && orderInYear(from) > orderInYear(to) && precisionOf(from) === precisionOf(to)) {
    if (to.year !== undefined && from.year === undefined) startYear -= 1
    else if (!isYearWritten || to.year === undefined) endYear += 1
  }
  const first = daysOf(from, startYear)
  const last = daysOf(to, endYear)
  if (typeof first === 'string') return fault(first)
  if (typeof last === 'string') return fault(last)
  if (first.start > last.end) return fault('ends-before-start')
  return found({ start: first.start, end: last.end, precision: coarser(precisionOf(from), precisionOf(to)) })
}

/** Days of one month are never taken over the new year: `7.-5. marts` is a slip. */
function orderInYear(side: Placed): number {
  switch (side.unit) {
    case 'day':
    case 'part':
      return side.month ?? 0
    case 'week':
      return side.week
    case 'month':
      return side.month
    case 'quarter':
      return side.quarter
    case 'year':
      return 0
    default:
      side satisfies never
      return 0
  }
}

function daysOf(side: Placed, year: number): { start: IsoDate; end: IsoDate } | PeriodFault {
  switch (side.unit) {
    case 'day': {
      const { day, month } = side
      if (month === undefined) return 'not-understood'
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      return isIsoDate(date) ? { start: date, end: date } : 'no-such-day'
    }
    case 'part': {
      const { part, month } = side
      if (month === undefined) return 'not-understood'
      const first = { primo: 1, medio: 11, ultimo: 21 }[part]
      const start = isoDate(year, month, first)
      return { start, end: part === 'ultimo' ? lastDayOfMonth(year, month) : addDays(start, 9) }
    }
    case 'week': {
      if (side.week < 1 || side.week > weeksInYear(year)) return 'no-such-week'
      const monday = mondayOfWeek(year, side.week)
      return { start: monday, end: addDays(monday, 6) }
    }
    case 'month':
      return { start: isoDate(year, side.month, 1), end: lastDayOfMonth(year, side.month) }
    case 'quarter': {
      if (side.quarter < 1 || side.quarter > 4) return 'not-understood'
      return { start: isoDate(year, side.quarter * 3 - 2, 1), end: lastDayOfMonth(year, side.quarter * 3) }
    }
    case 'year':
      return { start: isoDate(side.year, 1, 1), end: isoDate(side.year, 12, 31) }
    default:
      side satisfies never
      return 'not-understood'
  }
}

const FINEST_FIRST: readonly Precision[] = ['day', 'week', 'month', 'quarter', 'year']

function precisionOf({ unit }: Placed): Precision {
  return unit === 'part' ? 'day' : unit
}

function coarser(a: Precision, b: Precision): Precision {
  return FINEST_FIRST.indexOf(a) > FINEST_FIRST.indexOf(b) ? a : b
}

function found(period: Period): ParsedPeriod {
  return { kind: 'period', period }
}

function fault(reason: PeriodFault): ParsedPeriod {
  return { kind: 'fault', fault: reason }
}
