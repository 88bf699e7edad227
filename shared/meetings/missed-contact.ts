import { dateInDenmark } from '../basics/format-date.ts'
import { addDays } from '../basics/iso-date.ts'
import { CONTACT_DAYS, daysSince, lastContact, type Meetings } from './meetings.ts'

export interface MissedContact {
  /** The same for as long as there is no contact, so that it is told once. */
  id: string
  /** ISO instant at which it had been too long. */
  at: string
  days: number
}

/** That the directors have been without contact for too long; undefined while they have not, and again once they have spoken. */
export function missedContact(meetings: Meetings, now: string): MissedContact | undefined {
  const today = dateInDenmark(now)
  const { on } = lastContact(meetings, today)
  const days = daysSince(on, today)
  if (days < CONTACT_DAYS) return undefined
  return { id: `contact/${on}`, at: `${addDays(on, CONTACT_DAYS)}T00:00:00.000Z`, days }
}
