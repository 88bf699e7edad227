/** The frames a room sends, byte by byte as shared/protocol/frames.ts names them. */
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { FRAMES, type RefusalCode } from '#shared/protocol/frames.ts'

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Asks the other side for what is beyond the state vector. */
export function syncStep1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep1, stateVector)
}

/** Answers such a question. */
export function syncStep2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(messageYjsUpdate, update)
}

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return frame(FRAMES.sync.type, (encoder) => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export function savedFrame(frames: number): Uint8Array {
  return frame(FRAMES.saved.type, (encoder) => encoding.writeVarUint(encoder, frames))
}

export function refusedFrame(code: RefusalCode): Uint8Array {
  return frame(FRAMES.refused.type, (encoder) => encoding.writeVarString(encoder, code))
}

export function helloFrame(epoch: string): Uint8Array {
  return frame(FRAMES.hello.type, (encoder) => encoding.writeVarString(encoder, epoch))
}

export function divergedFrame(): Uint8Array {
  return frame(FRAMES.diverged.type, () => {})
}

export interface PresenceEntry {
  clientId: number
  clock: number
  /** JSON text; 'null' when the client is gone. */
  state: string
}

/** A y-protocols/awareness update. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  return frame(FRAMES.awareness.type, (encoder) => {
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, entries.length)
    for (const entry of entries) writePresenceEntry(update, entry)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
  })
}

export function writePresenceEntry(
  encoder: encoding.Encoder,
  { clientId, clock, state }: PresenceEntry,
): void {
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state)
}
