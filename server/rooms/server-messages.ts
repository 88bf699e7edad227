/** What servers tell each other of rooms, byte by byte. A kind that a server does not know is passed over: others may be newer. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { MissedRecord } from '../ports/shared-journal.ts'

const KINDS = { records: 1, renewed: 2 } as const

export type ServerMessage =
  /** Committed to the room's document. */
  | { kind: 'records'; room: string; epoch: string; records: readonly MissedRecord[] }
  /** The document that had this epoch has been given a new generation. */
  | { kind: 'renewed'; room: string; epoch: string; reason: string }

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, KINDS[message.kind])
  encoding.writeVarString(encoder, message.room)
  encoding.writeVarString(encoder, message.epoch)
  switch (message.kind) {
    case 'records':
      encoding.writeVarUint(encoder, message.records.length)
      for (const record of message.records) writeRecord(encoder, record)
      break
    case 'renewed':
      encoding.writeVarString(encoder, message.reason)
      break
    default:
      message satisfies never
  }
  return encoding.toUint8Array(encoder)
}

/** Undefined for what this server does not understand. */
export function decodeServerMessage(bytes: Uint8Array): ServerMessage | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    const room = decoding.readVarString(decoder)
    const epoch = decoding.readVarString(decoder)
    switch (kind) {
      case KINDS.records: {
        const count = decoding.readVarUint(decoder)
        const records = Array.from({ length: count }, () => readRecord(decoder))
        return { kind: 'records', room, epoch, records }
      }
      case KINDS.renewed:
        return { kind: 'renewed', room, epoch, reason: decoding.readVarString(decoder) }
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

function writeRecord(
  encoder: encoding.Encoder,
  { position, isSnapshot, update, author }: MissedRecord,
): void {
  encoding.writeVarUint(encoder, position)
  encoding.writeUint8(encoder, isSnapshot ? 1 : 0)
  encoding.writeVarString(encoder, author ?? '')
  encoding.writeVarUint8Array(encoder, update)
}

function readRecord(decoder: decoding.Decoder): MissedRecord {
  const position = decoding.readVarUint(decoder)
  const isSnapshot = decoding.readUint8(decoder) === 1
  const author = decoding.readVarString(decoder) || undefined
  return { position, isSnapshot, update: decoding.readVarUint8Array(decoder), author }
}
