import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES, FRAMES, type RefusalCode } from '#shared/protocol/frames.ts'
import { isWrittenByServer, permissionObjectOf, type Room as RoomId } from '#shared/protocol/rooms.ts'
import { divergedFrame, refusedFrame, savedFrame } from './encode-frame.ts'
import type { Refused } from './intake.ts'
import type { Room } from './room.ts'
import type { Socket, Writer } from './socket.ts'

const REFUSALS_TOLERATED = 5
const REFUSAL_WINDOW_MS = 10_000

const READ_ONLY: Refused = { code: 'read-only', reason: 'the role may not edit', builtOnMissing: false }

export interface ConnectionOptions {
  socket: Socket
  room: Room
  id: RoomId
  person: Person
  /** Milliseconds; only differences count. */
  now: () => number
  refused: (code: RefusalCode, reason: string) => void
}

/** What came in, read and judged: what to do about it is for the connection. */
type Incoming =
  | { kind: 'question'; stateVector: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'presence'; update: Uint8Array }
  | { kind: 'presence-query' }
  | { kind: 'fingerprint'; stateVector: Uint8Array; hash: string }
  | { kind: 'malformed' }
  | { kind: 'unknown' }

/** One person's socket in one room. Every frame is checked against the person's rights; a bad one never reaches the room. */
export class Connection implements Writer {
  readonly #options: ConnectionOptions
  /** A right lost later closes the socket, so it is asked once. */
  readonly #mayEdit: boolean
  #updatesReceived = 0
  #refusalTimes: number[] = []

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#mayEdit =
      !isWrittenByServer(options.id) &&
      can(options.person, FRAMES.sync.updatesNeed, permissionObjectOf(options.id))
  }

  get socket(): Socket {
    return this.#options.socket
  }

  get person(): Person {
    return this.#options.person
  }

  /** Joins the room and asks a writer for what was written offline. */
  open(): void {
    const { room, socket } = this.#options
    if (room.join(socket) && this.#mayEdit) socket.send(room.question())
  }

  closed(): void {
    this.#options.room.leave(this.#options.socket)
  }

  receive(frame: Uint8Array): void {
    const { room, socket, person } = this.#options
    const incoming = readFrame(frame)
    switch (incoming.kind) {
      case 'question':
        this.#answer(incoming.stateVector)
        return
      case 'update':
        this.#receiveUpdate(incoming.update)
        return
      case 'presence':
        room.receivePresence(socket, person, incoming.update, { mayEdit: this.#mayEdit })
        return
      case 'presence-query':
        socket.send(room.presenceOfOthers(socket))
        return
      case 'fingerprint':
        if (!room.readsAlike(incoming.stateVector, incoming.hash)) socket.send(divergedFrame())
        return
      case 'malformed':
        socket.close(CLOSE_CODES.badFrame, 'malformed frame')
        return
      case 'unknown':
        return
      default:
        incoming satisfies never
    }
  }

  #answer(stateVector: Uint8Array): void {
    const { room, socket } = this.#options
    try {
      // A room that fails meanwhile has already sent everyone away.
      room.answerTo(stateVector).then(
        (frame) => socket.send(frame),
        () => {},
      )
    } catch {
      socket.close(CLOSE_CODES.badFrame, 'malformed state vector')
    }
  }

  #receiveUpdate(update: Uint8Array): void {
    const { room } = this.#options
    const count = ++this.#updatesReceived
    // Who has nothing to tell answers the first question with nothing.
    const saysNothing = isEmptyUpdate(update)
    if (this.#mayEdit && !saysNothing) {
      room.receiveUpdate(this, update, count)
      return
    }
    if (!saysNothing) this.refused(READ_ONLY)
    // Counted like the others, or the client's count and ours would drift apart.
    room.settled().then(
      () => this.#options.socket.send(savedFrame(count)),
      () => {},
    )
  }

  refused({ code, reason, builtOnMissing }: Refused): void {
    const { room, socket } = this.#options
    this.#options.refused(code, reason)
    socket.send(refusedFrame(code))
    // A stock client answers with its whole difference and is in step again.
    if (builtOnMissing) socket.send(room.question())
    this.#countRefusal()
  }

  #countRefusal(): void {
    const now = this.#options.now()
    this.#refusalTimes = [...this.#refusalTimes.filter((time) => now - time < REFUSAL_WINDOW_MS), now]
    if (this.#refusalTimes.length < REFUSALS_TOLERATED) return
    this.#options.socket.close(CLOSE_CODES.badFrame, 'too many refused updates')
  }
}

function readFrame(frame: Uint8Array): Incoming {
  try {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case FRAMES.sync.type:
        return readSync(decoder)
      case FRAMES.awareness.type:
        return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
      case FRAMES.queryAwareness.type:
        return { kind: 'presence-query' }
      case FRAMES.fingerprint.type: {
        const stateVector = decoding.readVarUint8Array(decoder)
        return { kind: 'fingerprint', stateVector, hash: decoding.readVarString(decoder) }
      }
      default:
        return { kind: 'unknown' }
    }
  } catch {
    return { kind: 'malformed' }
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case messageYjsSyncStep1:
      return { kind: 'question', stateVector: decoding.readVarUint8Array(decoder) }
    case messageYjsSyncStep2:
    case messageYjsUpdate:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
    default:
      return { kind: 'malformed' }
  }
}

/** No structs and no deletions. */
function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
