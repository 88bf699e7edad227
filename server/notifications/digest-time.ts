import type { MailSettings } from '#shared/notifications/mail-settings.ts'
import { danishWallClock, instantOfWallClock } from './danish-clock.ts'

const DAY_MS = 86_400_000
const MONDAY = 1

/**
 * The first instant after `after` (both in milliseconds) at which the digest is due; undefined where there is none. On
 * the night of March in which the time does not exist it is an hour later; of the two in October it is the first.
 */
export function nextDigest(
  after: number,
  { digest, time }: Pick<MailSettings, 'digest' | 'time'>,
): number | undefined {
  if (digest === 'off') return undefined
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const today = Math.floor(danishWallClock(after) / DAY_MS) * DAY_MS
  for (let day = today; ; day += DAY_MS) {
    const isDigestDay = digest === 'daily' || new Date(day).getUTCDay() === MONDAY
    const due = instantOfWallClock(day + (hours * 60 + minutes) * 60_000)
    if (isDigestDay && due > after) return due
  }
}
