import type { AuditTrail } from '../ports/audit.ts'
import type { Relay } from '../ports/relay.ts'
import type { HealthOptions } from './health.ts'
import type { WatchedCalls } from './watched-calls.ts'

/** Less than that, and the disk is nearly full. */
export const LEAST_FREE_BYTES = 500 * 1024 * 1024
const SLOW_MILLISECONDS = 5_000

/** What a server looks at to tell whether something is away; nothing of it asks anybody far away. */
export function signsOf({
  writes,
  mails,
  entries,
  trail,
  freeBytes,
  relay,
}: {
  /** Calls of the journal, the mailer and the audit trail. */
  writes: WatchedCalls
  mails: WatchedCalls
  entries: WatchedCalls
  trail: Pick<AuditTrail, 'damage'>
  freeBytes?: (() => Promise<number>) | undefined
  relay?: Pick<Relay, 'isAway'> | undefined
}): HealthOptions['signs'] {
  return {
    ...(relay && { 'relay-away': () => relay.isAway }),
    'mail-away': () => mails.lastFailed,
    ...(freeBytes && { 'disk-nearly-full': async () => (await freeBytes()) < LEAST_FREE_BYTES }),
    'trail-damaged': () => trail.damage !== undefined,
    'trail-unavailable': () => entries.lastFailed,
    'writes-refused': () => writes.lastFailed,
    'writes-slow': () => writes.oldest > SLOW_MILLISECONDS,
  }
}
