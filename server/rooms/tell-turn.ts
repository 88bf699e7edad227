/** What everybody in a room hears of a turn once it is on disk. */
import * as Y from 'yjs'
import { savedFrame, updateFrame } from './encode-frame.ts'
import type { Change } from './intake.ts'
import type { Socket, Writer } from './socket.ts'
import type { Frame } from './wire-frame.ts'

/** A writer's first `count` updates are judged; what was taken of them is to be on disk before the writer hears of it. */
export interface Judged {
  socket: Socket
  count: number
}

/** Of a turn in which nothing has changed only its writers hear. */
export function tellSaved(judged: readonly Judged[]): void {
  for (const [socket, saved] of savedFrames(judged)) socket.send(saved)
}

/**
 * One frame for all, and one write. Who alone has written knows it already, but not what Yjs tidied up after it. Answers
 * how many were told something new.
 */
export function tellChanges(
  changes: readonly Change<Writer>[],
  judged: readonly Judged[],
  sockets: ReadonlySet<Socket>,
  presenceFor?: (socket: Socket) => Frame | undefined,
): number {
  const savedBySocket = savedFrames(judged)
  const words = updateFrame(joinedOf(changes))
  const writers = new Set(changes.flatMap(({ from }) => from ?? []))
  const [only] = writers.size === 1 ? writers : []
  const news = only ? changes.filter(({ from }) => from !== only) : []
  const newsForOnly = news.length > 0 ? updateFrame(joinedOf(news)) : undefined
  for (const socket of sockets) {
    const frames = [
      socket === only?.socket ? newsForOnly : words,
      presenceFor?.(socket),
      savedBySocket.get(socket),
    ].filter((frame) => frame !== undefined)
    if (frames.length > 0) socket.send(...frames)
  }
  return sockets.size - (only && sockets.has(only.socket) ? 1 : 0)
}

function savedFrames(judged: readonly Judged[]): Map<Socket, Uint8Array> {
  return new Map(judged.map(({ socket, count }) => [socket, savedFrame(count)]))
}

function joinedOf(changes: readonly Change<Writer>[]): Uint8Array {
  const [first, ...others] = changes.map(({ update }) => update)
  if (!first) throw new Error('Nothing has changed.')
  return others.length === 0 ? first : Y.mergeUpdates([first, ...others])
}
