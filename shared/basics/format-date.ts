import { dayOf, type IsoDate, isoDate, monthOf, toDayNumber, yearOf } from './iso-date.ts'
import { type Locale, languageTag } from './locale.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const DENMARK = 'Europe/Copenhagen'
// Made once: making one costs a hundred times what formatting a date does, and a plan shows hundreds of dates.
const DAY_FORMATS = formatsFor({ dateStyle: 'long', timeZone: 'UTC' })
const FULL_FORMATS = formatsFor({ dateStyle: 'full', timeZone: 'UTC' })
const MONTH_NAMES = { long: monthNames('long'), short: monthNames('short') }
const INSTANT_FORMATS = formatsFor({ dateStyle: 'long', timeStyle: 'short', timeZone: DENMARK })
// Swedish dates are ISO dates.
const DAY_IN_DENMARK = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: DENMARK })
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/

/** `5. marts 2027` · `5 March 2027`. */
export function formatDate(date: IsoDate, locale: Locale): string {
  return withPlainSpaces(DAY_FORMATS[locale].format(milliseconds(date)))
}

/** `fredag den 5. marts 2027` · `Friday 5 March 2027`. */
export function formatFullDate(date: IsoDate, locale: Locale): string {
  return withPlainSpaces(FULL_FORMATS[locale].format(milliseconds(date)))
}

/**
 * `5.–7. marts 2027` · `5–7 March 2027`; one day when both are the same. Put together from the names of the months, and
 * held by a test to what Intl says: of Intl itself a thousand ranges would take a noticeable time.
 */
export function formatDateRange(start: IsoDate, end: IsoDate, locale: Locale): string {
  if (start === end) return formatDate(start, locale)
  const day = (date: IsoDate) => (locale === 'da' ? `${dayOf(date)}.` : String(dayOf(date)))
  const month = (date: IsoDate) => formatMonthName(monthOf(date), locale)
  const last = `${day(end)} ${month(end)} ${yearOf(end)}`
  if (yearOf(start) !== yearOf(end))
    return `${day(start)} ${month(start)} ${yearOf(start)}${UNTIL[locale]}${last}`
  if (monthOf(start) !== monthOf(end)) return `${day(start)} ${month(start)}${UNTIL[locale]}${last}`
  return `${day(start)}–${last}`
}

/** `marts 2027`, `marts–maj 2027`, `december 2027–februar 2028`. */
export function formatMonthRange(start: IsoDate, end: IsoDate, locale: Locale): string {
  const month = (date: IsoDate) => formatMonthName(monthOf(date), locale)
  const last = `${month(end)} ${yearOf(end)}`
  if (yearOf(start) !== yearOf(end)) return `${month(start)} ${yearOf(start)}${UNTIL[locale]}${last}`
  if (monthOf(start) !== monthOf(end)) return `${month(start)}${UNTIL[locale]}${last}`
  return last
}

/** Between what is more than a number. */
const UNTIL: Record<Locale, string> = { da: '–', en: ' – ' }

/** `marts 2027`, of the month `2027-03`. */
export function formatMonth(month: string, locale: Locale): string {
  return formatMonthRange(`${month}-01`, `${month}-01`, locale)
}

/** `13:00` as it is written: `13.00` · `13:00`. */
export function formatTimeOfDay(time: string, locale: Locale): string {
  return locale === 'da' ? time.replace(':', '.') : time
}

/** `12. marts 2027 kl. 13.00` · `12 March 2027 at 13:00`; the day alone where no time is given. */
export function formatDayAndTime(date: IsoDate, time: string | undefined, locale: Locale): string {
  const day = formatDate(date, locale)
  if (time === undefined) return day
  return `${day} ${locale === 'da' ? 'kl.' : 'at'} ${formatTimeOfDay(time, locale)}`
}

/** `marts` · `March`, or `mar.` · `Mar`, of the months 1 to 12. */
export function formatMonthName(month: number, locale: Locale, length: 'long' | 'short' = 'long'): string {
  return MONTH_NAMES[length][locale][month - 1] ?? ''
}

/** An ISO instant in UTC as the clock shows it in Denmark: `5. marts 2027 kl. 14.00` · `5 March 2027 at 14:00`. */
export function formatInstant(instant: string, locale: Locale): string {
  const moment = instantMilliseconds(instant)
  if (moment === undefined) return instant
  return withPlainSpaces(INSTANT_FORMATS[locale].format(moment))
}

/** The calendar day in Denmark at an ISO instant in UTC: half an hour before midnight UTC it is tomorrow. */
export function dateInDenmark(instant: string): IsoDate {
  const moment = instantMilliseconds(instant)
  if (moment === undefined) throw new Error(`not an ISO instant: ${instant}`)
  return DAY_IN_DENMARK.format(moment)
}

function formatsFor(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  return {
    da: new Intl.DateTimeFormat(languageTag('da'), options),
    en: new Intl.DateTimeFormat(languageTag('en'), options),
  }
}

function instantMilliseconds(instant: string): number | undefined {
  const [, date, hours, minutes] = INSTANT.exec(instant) ?? []
  return date ? milliseconds(date) + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS : undefined
}

function monthNames(length: 'long' | 'short'): Record<Locale, readonly string[]> {
  const { da, en } = formatsFor({ month: length, timeZone: 'UTC' })
  const firsts = Array.from({ length: 12 }, (_, index) => milliseconds(isoDate(2000, index + 1, 1)))
  return { da: firsts.map((first) => da.format(first)), en: firsts.map((first) => en.format(first)) }
}

function milliseconds(date: IsoDate): number {
  return toDayNumber(date) * DAY_MS
}

/** Intl puts thin and unbreakable spaces in, which people cannot search for. */
function withPlainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ')
}
