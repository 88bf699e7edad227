import * as encoding from 'lib0/encoding'
import { FRAMES } from '#shared/protocol/frames.ts'
import { type PresenceEntry, writePresenceEntry } from './encode-frame.ts'
import type { Socket } from './socket.ts'
import type { Frame } from './wire-frame.ts'

/** What has changed in who is here and where their carets stand, until everybody is told of it in one frame. */
export class PresenceNews {
  readonly #entries = new Map<number, { entry: PresenceEntry; from: object }>()

  /** Only the latest of a client is told. `from` is a socket, or another server. */
  add(entry: PresenceEntry, from: object): void {
    this.#entries.set(entry.clientId, { entry, from })
  }

  /**
   * Takes the news, encoded once, and answers the frame for each socket; undefined where there is nothing for it. A socket is
   * not told of itself, for a client would take the echo for newer than what it has.
   */
  take(): (socket: Socket) => Frame | undefined {
    const count = this.#entries.size
    if (count === 0) return () => undefined
    const encoder = encoding.createEncoder()
    const places = new Map<object, [start: number, end: number]>()
    for (const { entry, from } of this.#entries.values()) {
      const start = encoding.length(encoder)
      writePresenceEntry(encoder, entry)
      places.set(from, [start, encoding.length(encoder)])
    }
    this.#entries.clear()
    const entries = encoding.toUint8Array(encoder)
    const frame = Buffer.concat(frameOf(count, entries))
    return (socket) => {
      const own = places.get(socket)
      if (!own) return frame
      if (count === 1) return undefined
      return frameOf(count - 1, entries.subarray(0, own[0]), entries.subarray(own[1]))
    }
  }
}

/** A y-protocols/awareness update made of entries that are encoded already. */
function frameOf(count: number, ...entries: Uint8Array[]): Uint8Array[] {
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, FRAMES.awareness.type)
  const encodedCount = encoding.encode((encoder) => encoding.writeVarUint(encoder, count))
  encoding.writeVarUint(
    head,
    entries.reduce((bytes, part) => bytes + part.byteLength, encodedCount.byteLength),
  )
  encoding.writeUint8Array(head, encodedCount)
  return [encoding.toUint8Array(head), ...entries]
}
