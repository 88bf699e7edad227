/** What servers tell each other of rooms, byte by byte. A kind that a server does not know is passed over: others may be newer. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { MissedRecord } from '../ports/shared-journal.ts'
import { writePresenceEntry } from './encode-frame.ts'
import type { PresentPerson } from './presence.ts'

const KINDS = { records: 1, renewed: 2, presence: 3, 'who-is-there': 4, gone: 5 } as const

export type ServerMessage =
  /** Committed to the room's document. */
  | { kind: 'records'; room: string; epoch: string; records: readonly MissedRecord[] }
  /** The document that had this epoch has been given a new generation. */
  | { kind: 'renewed'; room: string; epoch: string; reason: string }
  /** Who is in the room on the server; with `isWhole`, nobody else. */
  | { kind: 'presence'; room: string; server: string; isWhole: boolean; people: readonly PresentPerson[] }
  /** The server has just opened the room. */
  | { kind: 'who-is-there'; room: string }
  /** Nobody is on the server any more. */
  | { kind: 'gone'; server: string }

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, KINDS[message.kind])
  if ('room' in message) encoding.writeVarString(encoder, message.room)
  if ('epoch' in message) encoding.writeVarString(encoder, message.epoch)
  if ('server' in message) encoding.writeVarString(encoder, message.server)
  switch (message.kind) {
    case 'records':
      encoding.writeVarUint(encoder, message.records.length)
      for (const record of message.records) writeRecord(encoder, record)
      break
    case 'renewed':
      encoding.writeVarString(encoder, message.reason)
      break
    case 'presence':
      encoding.writeUint8(encoder, message.isWhole ? 1 : 0)
      encoding.writeVarUint(encoder, message.people.length)
      for (const person of message.people) writePerson(encoder, person)
      break
    case 'who-is-there':
    case 'gone':
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
    const text = () => decoding.readVarString(decoder)
    switch (decoding.readVarUint(decoder)) {
      case KINDS.records: {
        const [room, epoch] = [text(), text()]
        const count = decoding.readVarUint(decoder)
        const records = Array.from({ length: count }, () => readRecord(decoder))
        return { kind: 'records', room, epoch, records }
      }
      case KINDS.renewed:
        return { kind: 'renewed', room: text(), epoch: text(), reason: text() }
      case KINDS.presence: {
        const [room, server] = [text(), text()]
        const isWhole = decoding.readUint8(decoder) === 1
        const count = decoding.readVarUint(decoder)
        const people = Array.from({ length: count }, () => readPerson(decoder))
        return { kind: 'presence', room, server, isWhole, people }
      }
      case KINDS['who-is-there']:
        return { kind: 'who-is-there', room: text() }
      case KINDS.gone:
        return { kind: 'gone', server: text() }
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

function writePerson(encoder: encoding.Encoder, person: PresentPerson): void {
  writePresenceEntry(encoder, person)
  encoding.writeVarString(encoder, person.personId)
  encoding.writeUint8(encoder, person.mayEdit ? 1 : 0)
}

function readPerson(decoder: decoding.Decoder): PresentPerson {
  return {
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
    personId: decoding.readVarString(decoder),
    mayEdit: decoding.readUint8(decoder) === 1,
  }
}

function readRecord(decoder: decoding.Decoder): MissedRecord {
  const position = decoding.readVarUint(decoder)
  const isSnapshot = decoding.readUint8(decoder) === 1
  const author = decoding.readVarString(decoder) || undefined
  return { position, isSnapshot, update: decoding.readVarUint8Array(decoder), author }
}
