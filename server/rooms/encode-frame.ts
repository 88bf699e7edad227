/** The frames a room sends, byte by byte as shared/protocol/frames.ts names them. */
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'
import { FRAMES, type RefusalCode } from '#shared/protocol/frames.ts'

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Asks the other side for what this document lacks. */
export function syncStep1Frame(document: Y.Doc): Uint8Array {
  return frame(FRAMES.sync.type, (encoder) => syncProtocol.writeSyncStep1(encoder, document))
}

/** Everything in the document beyond the state vector. */
export function syncStep2Frame(document: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return frame(FRAMES.sync.type, (encoder) => syncProtocol.writeSyncStep2(encoder, document, stateVector))
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frame(FRAMES.sync.type, (encoder) => syncProtocol.writeUpdate(encoder, update))
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
