/** How each server wants its frames: the y-websocket protocol bare, or behind a document's name as Hocuspocus has it. */
import * as encoding from 'lib0/encoding'
import { FRAMES } from '#shared/protocol/frames.ts'

/** Of y-protocols/sync. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** A number as `lib0` writes it; `at` is behind it. */
export interface ReadNumber {
  value: number
  at: number
}

export interface Wire {
  /** What a client says first, before it asks for anything. */
  greetings(room: string): Uint8Array[]
  /** The frame as this server wants it. */
  wrap(room: string, frame: Uint8Array): Uint8Array
  /** Where the frame itself begins in what came. */
  frameStart(bytes: Uint8Array): number
  /** Whether the frame that begins there tells the writer that updates are kept, and how many by now, the told one included. */
  savedCount(bytes: Uint8Array, start: number, toldBefore: number): number | undefined
}

export const plainWire: Wire = {
  greetings: () => [],
  wrap: (_room, frame) => frame,
  frameStart: () => 0,
  savedCount: (bytes, start) =>
    bytes[start] === FRAMES.saved.type ? readNumber(bytes, start + 1).value : undefined,
}

const HOCUSPOCUS_AUTH_TOKEN = 0
const HOCUSPOCUS_SYNC_STATUS = 8

export const addressedWire: Wire = {
  greetings: (room) => [
    frameOf((encoder) => {
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint(encoder, FRAMES.auth.type)
      encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH_TOKEN)
      encoding.writeVarString(encoder, 'bench')
      encoding.writeVarString(encoder, '4.7.0')
    }),
  ],
  wrap: (room, frame) =>
    frameOf((encoder) => {
      encoding.writeVarString(encoder, room)
      encoding.writeUint8Array(encoder, frame)
    }),
  frameStart: (bytes) => {
    const length = readNumber(bytes, 0)
    return length.at + length.value
  },
  // One for each update, in the order they came in.
  savedCount: (bytes, start, toldBefore) =>
    bytes[start] === HOCUSPOCUS_SYNC_STATUS && bytes[start + 1] === 1 ? toldBefore + 1 : undefined,
}

export function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAMES.sync.type)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export function presenceFrame(clientId: number, clock: number, state: string): Uint8Array {
  const update = frameOf((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  })
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, FRAMES.awareness.type)
    encoding.writeVarUint8Array(encoder, update)
  })
}

function frameOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Reads a `lib0` number without a decoder: hundreds of thousands of frames a second come by here. */
export function readNumber(bytes: Uint8Array, start: number): ReadNumber {
  let value = 0
  let factor = 1
  let at = start
  for (;;) {
    const byte = bytes[at++]
    if (byte === undefined) throw new RangeError('A number runs over the end of the frame.')
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return { value, at }
    factor *= 128
  }
}
