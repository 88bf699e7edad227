import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES, type RefusalCode } from '#shared/protocol/frames.ts'
import { type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import { type Audit, actorOf } from '../audit/audit.ts'
import type { CurrentSession, People } from '../people/people.ts'
import type { Clock } from '../ports/clock.ts'
import { Connection } from './connection.ts'
import { helloFrame } from './encode-frame.ts'
import type { Line, LineHolder } from './line.ts'
import { Pacer } from './pacer.ts'
import type { RoomWatch } from './room-watch.ts'
import type { Visit } from './rooms.ts'
import type { Seat, Seats } from './seats.ts'
import type { Endable, SessionSockets } from './session-sockets.ts'
import type { SyncLimits } from './sync-limits.ts'

const SERVER_ERROR = 1011

export interface GuestOptions {
  people: Pick<People, 'noteSeen'>
  audit: Audit
  sockets: SessionSockets
  seats: Seats
  clock: Clock
  watch: RoomWatch
  limits: SyncLimits
  /** A socket was closed for asking more of the room than it may. */
  overloaded: (room: string, reason: string) => void
}

/** Somebody who was admitted to a room: from taking a seat in it until their line is closed, when all is given back. */
export class Guest implements LineHolder, Endable {
  readonly #options: GuestOptions
  readonly #line: Line
  readonly #id: RoomId
  readonly #person: Person
  readonly #sessionId: string
  readonly #seat: Seat
  readonly #pacer: Pacer
  #visit: Visit | undefined
  #connection: Connection | undefined
  #endedWith: number | undefined

  /** Answers undefined, with the line closed, where there is no seat. */
  static seated(
    line: Line,
    { id, session, address }: { id: RoomId; session: CurrentSession; address: string },
    options: GuestOptions,
  ): Guest | undefined {
    const guest = new Guest(line, id, session, address, options)
    if (!options.seats.take(guest.#seat)) {
      guest.#sendAway('too many sockets')
      return undefined
    }
    line.heldBy(guest)
    options.sockets.add(session, guest)
    return guest
  }

  private constructor(
    line: Line,
    id: RoomId,
    session: CurrentSession,
    address: string,
    options: GuestOptions,
  ) {
    this.#options = options
    this.#line = line
    this.#id = id
    this.#person = session.person
    this.#sessionId = session.id
    this.#seat = { room: roomName(id), personId: session.person.id, address }
    this.#pacer = new Pacer(line, options.limits, options.watch.now)
  }

  /** The visit is over when the line is closed. */
  visits(visit: Visit): void {
    this.#visit = visit
  }

  /** Takes part in the room that is visited. */
  join({ room }: Visit): void {
    this.#connection = new Connection({
      socket: this.#line,
      room,
      id: this.#id,
      person: this.#person,
      now: this.#options.clock.now,
      refused: (code, reason) => this.#noteRefusal(code, reason),
    })
    this.#options.audit.room({ ...this.#roomEvent(), action: 'room-opened', result: 'ok' })
    this.#line.send(helloFrame(room.epoch))
    this.#connection.open()
    this.#line.takeAll()
  }

  /** At once: nothing more is taken from them, and nothing more reaches them. */
  end(code: number, reason: string): void {
    this.#endedWith = code
    this.#connection?.closed()
    this.#line.cut(code, reason)
  }

  received(frame: Uint8Array): void {
    if (!this.#pacer.admits(frame)) {
      this.#sendAway('too many frames')
      return
    }
    try {
      this.#connection?.receive(frame)
    } catch (error) {
      // Thrown on, it would end the process for everybody.
      this.end(SERVER_ERROR, 'server error')
      this.#options.watch.failed(this.#seat.room, String(error))
    }
  }

  /** A plan that stands open is in use, also while nobody types in it. */
  answered(): void {
    this.#options.people.noteSeen(this.#sessionId)
  }

  readsTooSlowly(): void {
    this.#sendAway('reads too slowly')
  }

  closed(): void {
    const { seats, sockets, audit } = this.#options
    seats.giveBack(this.#seat)
    sockets.remove(this.#sessionId, this)
    this.#visit?.leave()
    if (!this.#connection) return
    this.#connection.closed()
    audit.room({ ...this.#roomEvent(), action: 'room-closed', result: resultOf(this.#endedWith) })
  }

  #sendAway(reason: string): void {
    this.#options.overloaded(this.#seat.room, reason)
    this.#line.close(CLOSE_CODES.overloaded, reason)
  }

  #noteRefusal(code: RefusalCode, reason: string): void {
    const { watch, audit } = this.#options
    watch.refused(this.#seat.room, code, reason)
    if (code !== 'read-only') return
    void audit.refused({ ...this.#roomEvent(), action: 'write-refused', result: 'not-allowed' })
  }

  /** What the trail says of somebody in a room; a confidential part is its own party's matter. */
  #roomEvent() {
    return {
      actor: actorOf(this.#person),
      session: this.#sessionId,
      facts: { room: this.#seat.room },
      ...('party' in this.#id && { party: this.#id.party }),
    }
  }
}

/** What the trail calls an end with this code. */
export function resultOf(closeCode: number | undefined): 'ok' | 'not-signed-in' | 'not-allowed' {
  if (closeCode === CLOSE_CODES.notSignedIn) return 'not-signed-in'
  return closeCode === CLOSE_CODES.notAllowed ? 'not-allowed' : 'ok'
}
