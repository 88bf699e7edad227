import type { Rate } from './frame-rate.ts'

/** What one connection, person or address may ask of the server at most. */
export interface SyncLimits {
  /** Questions and updates of one connection. */
  frames: Rate
  /** Carets of one connection: they follow the mouse. */
  presence: Rate
  /** Sockets of one person in one room, so pages of one plan. */
  socketsPerPerson: number
  /** Sockets from one address in one room: a whole office may share one. */
  socketsPerAddress: number
  /** What may pile up for a socket that reads too slowly. */
  unsentBytes: number
}

/** People type up to fifteen letters a second; a key held down repeats thirty times. */
export const USUAL_LIMITS: SyncLimits = {
  frames: { perSecond: 30, burst: 120 },
  presence: { perSecond: 60, burst: 240 },
  socketsPerPerson: 10,
  socketsPerAddress: 50,
  unsentBytes: 8 * 1024 * 1024,
}
