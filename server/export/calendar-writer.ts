import ical, { escape as escapeText, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Locale } from '#shared/basics/locale.ts'
import type { CalendarEvent } from '#shared/export/calendar.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import { xmlText } from './xml-text.ts'

const STATUS: Record<CalendarEvent['status'], ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}
const MINUTE_MS = 60_000
/** Before the first plan there is, so that revisions are counted from zero up. */
const FIRST_REVISION = Date.UTC(2026, 0, 1)
const HOURS_BETWEEN_LOOKS = 6

export interface CalendarHead {
  name: string
  locale: Locale
  /** ISO instant since which the entries are as they are: what DTSTAMP, LAST-MODIFIED and SEQUENCE are made of. */
  since: string
  /** The titles of plans that would be in it but cannot be read. */
  unreadable?: readonly string[]
}

/** Writes entries as an iCalendar file (RFC 5545). The same entries and head give the same bytes. */
export function writeCalendar(
  events: readonly CalendarEvent[],
  { name, locale, since, unreadable = [] }: CalendarHead,
): Uint8Array {
  const revisedAt = new Date(since)
  const { onlyDated, unreadablePlans } = TABLE_WORDS[locale]
  const description = unreadable.length > 0 ? `${onlyDated} ${unreadablePlans(unreadable)}` : onlyDated
  const calendar = ical({
    prodId: { company: 'Samplan', product: 'Samplan', language: locale.toUpperCase() },
    // Unlike those of an entry, the library writes these as they are given.
    name: escapeText(plain(name), false),
    description: escapeText(plain(description), false),
    ttl: HOURS_BETWEEN_LOOKS * 3_600,
  })
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      start: midnight(event.start),
      end: midnight(event.endExclusive),
      allDay: true,
      summary: plain(event.title),
      location: plain(event.place),
      description: plain(event.description),
      categories: event.categories.map((category) => ({ name: plain(category) })),
      status: STATUS[event.status],
      // Nobody is busy for a plan's sake.
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: revisedAt,
      lastModified: revisedAt,
      sequence: revisionAt(revisedAt),
    })
  }
  return new TextEncoder().encode(`${calendar.toString()}\r\n`)
}

/** A number that never falls as time goes by. */
function revisionAt(instant: Date): number {
  return Math.max(0, Math.floor((instant.getTime() - FIRST_REVISION) / MINUTE_MS))
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** Control characters that a calendar cannot hold are those that XML cannot. */
function plain(text: string): string {
  return xmlText(text)
}
