import { type Locale, languageTag } from '#shared/basics/locale.ts'

const IN_DENMARK = { timeZone: 'Europe/Copenhagen' } as const

/** The day of an ISO instant, `24. november 2026` · `24 November 2026`; empty for what is no instant. */
export function longDay(instant: string, locale: Locale): string {
  return format(instant, locale, { dateStyle: 'long' })
}

/** The same with its weekday, `tirsdag den 24. november 2026` · `Tuesday 24 November 2026`. */
export function weekdayAndDay(instant: string, locale: Locale): string {
  return format(instant, locale, { dateStyle: 'full' })
}

/** `24.11.2026` · `24/11/2026`. */
export function numericDay(instant: string, locale: Locale): string {
  return format(instant, locale, { day: 'numeric', month: 'numeric', year: 'numeric' })
}

/** `24. nov.` · `24 Nov`, for a line that has little room. */
export function shortDay(instant: string, locale: Locale): string {
  return format(instant, locale, { day: 'numeric', month: 'short' })
}

/** `24. nov. kl. 13.02` · `24 Nov at 13:02`. */
export function shortMoment(instant: string, locale: Locale): string {
  const day = shortDay(instant, locale)
  const time = format(instant, locale, { timeStyle: 'short' })
  if (!day) return ''
  return locale === 'da' ? `${day} kl. ${time}` : `${day} at ${time}`
}

/** `kl. 13.02` · `13:02`, with the day where it is not today's. */
export function timeOrMoment(instant: string, now: string, locale: Locale): string {
  if (shortDay(instant, locale) !== shortDay(now, locale)) return shortMoment(instant, locale)
  const time = format(instant, locale, { timeStyle: 'short' })
  return locale === 'da' ? `kl. ${time}` : time
}

/** `13.02` · `13:02`. */
export function timeOfDay(instant: string, locale: Locale): string {
  return format(instant, locale, { timeStyle: 'short' })
}

function format(instant: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(languageTag(locale), { ...IN_DENMARK, ...options }).format(date)
}
