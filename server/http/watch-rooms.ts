import type { Logger } from 'pino'
import type { RoomWatch } from '../rooms/room-watch.ts'
import type { Metrics } from './metrics.ts'

/** Tells the counts and the log what becomes of rooms; `edited` and `renewed` are told of theirs as well. */
export function watchFor(
  metrics: Metrics,
  log: Logger,
  { edited, renewed }: { edited: (room: string) => void; renewed: (room: string) => void },
): RoomWatch {
  return {
    now: () => performance.timeOrigin + performance.now(),
    durable: (milliseconds, room) => {
      metrics.durableSeconds.observe(milliseconds / 1000)
      edited(room)
    },
    heard: edited,
    renewed,
    broadcast: (sockets) => metrics.deliveries.inc(sockets),
    failed: (room, reason) => {
      metrics.failures.inc()
      log.error({ room, reason }, 'a room could not be loaded or kept')
    },
    notFolded: (room, reason) =>
      log.warn({ room, reason }, 'a document could not be folded; its records stay'),
    foldedWrongly: (room, difference) => {
      metrics.failures.inc()
      log.error({ room, difference }, 'a snapshot differs from the document in memory; its records stay')
    },
    diverged: (room, who) => {
      metrics.failures.inc()
      log.error({ room, who }, 'the same edits read otherwise in two places; loaded anew')
    },
    refused: (room, code, reason) => {
      metrics.refusals.inc({ code })
      log.info({ room, code, reason }, 'an update was refused')
    },
  }
}
