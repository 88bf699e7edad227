import { type IsoDate, toDayNumber } from './iso-date.ts'
import { type Locale, languageTag } from './locale.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const DENMARK = 'Europe/Copenhagen'
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/

/** `5. marts 2027` · `5 March 2027`. */
export function formatDate(date: IsoDate, locale: Locale): string {
  return withPlainSpaces(dayFormat(locale).format(milliseconds(date)))
}

/** `5.–7. marts 2027` · `5–7 March 2027`; one day when both are the same. */
export function formatDateRange(start: IsoDate, end: IsoDate, locale: Locale): string {
  return formatRange(dayFormat(locale), start, end)
}

/** `marts 2027`, `marts–maj 2027`, `december 2027–februar 2028`. */
export function formatMonthRange(start: IsoDate, end: IsoDate, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return formatRange(format, start, end)
}

/** An ISO instant in UTC as the clock shows it in Denmark: `5. marts 2027 kl. 14.00` · `5 March 2027 at 14:00`. */
export function formatInstant(instant: string, locale: Locale): string {
  const moment = instantMilliseconds(instant)
  if (moment === undefined) return instant
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: DENMARK,
  })
  return withPlainSpaces(format.format(moment))
}

/** The calendar day in Denmark at an ISO instant in UTC: half an hour before midnight UTC it is tomorrow. */
export function dateInDenmark(instant: string): IsoDate {
  const moment = instantMilliseconds(instant)
  if (moment === undefined) throw new Error(`not an ISO instant: ${instant}`)
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: DENMARK }).format(moment)
}

function instantMilliseconds(instant: string): number | undefined {
  const [, date, hours, minutes] = INSTANT.exec(instant) ?? []
  return date ? milliseconds(date) + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS : undefined
}

function dayFormat(locale: Locale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeZone: 'UTC' })
}

function formatRange(format: Intl.DateTimeFormat, start: IsoDate, end: IsoDate): string {
  return withPlainSpaces(format.formatRange(milliseconds(start), milliseconds(end))).replace(
    /(?<=^\d+) – (?=\d+ \p{L}+ \d+$)/u,
    '–',
  )
}

function milliseconds(date: IsoDate): number {
  return toDayNumber(date) * DAY_MS
}

/** Intl puts thin and unbreakable spaces in, which people cannot search for. */
function withPlainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ')
}
