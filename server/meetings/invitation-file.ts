import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { formatMonth } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { MEETING_EXPORT_WORDS } from '#shared/meetings/meeting-export-words.ts'
import type { Slot } from '#shared/meetings/meetings.ts'
import type { Person } from '#shared/permissions/person.ts'
import { instantOfWallClock } from '../notifications/danish-clock.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Before the first meeting there is, so that revisions are counted from zero up. */
const FIRST_REVISION = Date.UTC(2026, 0, 1)

export interface InvitationHead {
  locale: Locale
  /** Where Samplan is reached. */
  site: string
  /** ISO instant: a calendar keeps the later of two invitations. */
  at: string
  organizer: Pick<Person, 'name' | 'email'>
  attendees: readonly Pick<Person, 'name' | 'email'>[]
}

/** The meeting as an invitation (iTIP, METHOD:REQUEST), which must have a day; an hour where it has a time, else the whole day. */
export function invitationFile(
  { id, date, time, place }: Slot & { date: string },
  { locale, site, at, organizer, attendees }: InvitationHead,
): Uint8Array {
  const revisedAt = new Date(at)
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number)
  const start = instantOfWallClock(midnight + hours * HOUR_MS + minutes * MINUTE_MS)
  const when =
    time === undefined
      ? { start: new Date(midnight), end: new Date(midnight + 24 * HOUR_MS), allDay: true }
      : { start: new Date(start), end: new Date(start + HOUR_MS) }
  const calendar = ical({
    prodId: { company: 'Samplan', product: 'Samplan', language: locale.toUpperCase() },
    method: ICalCalendarMethod.REQUEST,
  })
  calendar.createEvent({
    ...when,
    id: `moede-${id}@samplan`,
    summary: MEETING_EXPORT_WORDS[locale].invitation(formatMonth(id, locale)),
    location: place ?? null,
    url: `${site}/moeder/${id}`,
    status: ICalEventStatus.CONFIRMED,
    stamp: revisedAt,
    lastModified: revisedAt,
    sequence: Math.max(0, Math.floor((revisedAt.getTime() - FIRST_REVISION) / MINUTE_MS)),
    organizer: { name: organizer.name, email: organizer.email },
    attendees: attendees.map(({ name, email }) => ({
      name,
      email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: true,
    })),
  })
  return new TextEncoder().encode(`${calendar.toString()}\r\n`)
}
