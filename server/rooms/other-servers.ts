import { randomUUID } from 'node:crypto'
import type { Relay } from '../ports/relay.ts'
import type { MissedRecord, SharedJournal, Standing } from '../ports/shared-journal.ts'
import type { Others, SharedRoom } from './others.ts'
import type { PresentPerson } from './presence.ts'
import type { RoomWatch } from './room-watch.ts'
import { decodeServerMessage, encodeServerMessage, type ServerMessage } from './server-messages.ts'

const CHANNEL = 'rooms'
/** So often each server tells who is in its rooms: news of it may be lost, and servers end. */
const WHOLE_PRESENCE_MS = 3_000
/** Reasons that were told before the database said that a generation has ended; only the latest are of use. */
const REASONS_KEPT = 100

export interface OtherServersOptions {
  shared: SharedJournal
  /** Absent where nothing is told: then rooms hear only by asking. */
  relay: Relay | undefined
  /** The rooms of this server; one that is just being loaded, once it is. */
  loaded: () => Iterable<SharedRoom>
  find: (room: string) => Promise<SharedRoom> | undefined
  /** Of rooms that are not in memory, for what is remembered of them elsewhere. */
  watch: Pick<RoomWatch, 'heard' | 'renewed'>
}

/** The rooms of this server among those of the others: tells what it commits, hears what they do, and asks where it missed something. */
export class OtherServers implements Others {
  readonly #options: OtherServersOptions
  readonly #name = randomUUID()
  #wholeToldAt = 0
  /** Rooms that were in memory, and how far they had got. */
  readonly #absent = new Map<string, Standing>()
  readonly #asked = new Set<SharedRoom>()
  #next: Promise<void> | undefined
  #running: Promise<void> = Promise.resolve()
  /** By the epoch that has ended. */
  readonly #reasons = new Map<string, string>()
  readonly #endings: (() => void)[]

  constructor(options: OtherServersOptions) {
    this.#options = options
    const { relay } = options
    this.#endings = relay
      ? [relay.subscribe(CHANNEL, (bytes) => this.#hear(bytes)), relay.onGap(() => this.#gap())]
      : []
  }

  tell(room: SharedRoom, records: readonly MissedRecord[]): void {
    if (records.length === 0) return
    const { epoch } = room.standing
    this.#publish({ kind: 'records', room: room.name, epoch, records })
  }

  tellPresence({ name: room }: SharedRoom, people: readonly PresentPerson[]): void {
    this.#publish({ kind: 'presence', room, server: this.#name, isWhole: false, people })
  }

  tellRenewed(room: string, epoch: string, reason: string): void {
    this.#publish({ kind: 'renewed', room, epoch, reason })
  }

  reasonFor(room: SharedRoom): string | undefined {
    return this.#reasons.get(reasonKey(room.name, room.standing.epoch))
  }

  /** All who ask at a time are answered by one question, asked after they did. */
  catchUp(room: SharedRoom): Promise<void> {
    this.#asked.add(room)
    if (!this.#next) {
      const asking = this.#running.then(() => this.#ask())
      this.#next = asking
      this.#running = asking.catch(() => {})
    }
    return this.#next
  }

  /** The room is in memory. What has happened to its document since it last was is told. */
  entered({ name, standing }: SharedRoom): void {
    this.#compareAbsent(name, standing)
    this.#absent.delete(name)
    this.#publish({ kind: 'who-is-there', room: name })
  }

  /** The room is let go, and its document still watched. */
  left({ name, standing }: SharedRoom): void {
    this.#absent.set(name, standing)
  }

  /** Nobody is here any more. */
  close(): void {
    this.#publish({ kind: 'gone', server: this.#name })
    for (const end of this.#endings) end()
  }

  async #ask(): Promise<void> {
    this.#next = undefined
    const rooms = new Map([...this.#asked].filter(({ lasts }) => lasts).map((room) => [room.name, room]))
    this.#asked.clear()
    if (rooms.size === 0) return
    const known = [...rooms.values()].map(({ name: document, standing }) => ({ document, ...standing }))
    const missed = await this.#options.shared.missedIn(known)
    for (const [name, news] of missed) {
      const room = rooms.get(name)
      if (!room) continue
      await room.awake()
      room.hears(news)
    }
  }

  /** What is remembered of a document may be of before what others have committed since. */
  async #askForAbsent(): Promise<void> {
    if (this.#absent.size === 0) return
    const asked = new Map(this.#absent)
    const standings = await this.#options.shared.standingsOf([...asked.keys()])
    for (const [name, standing] of standings) {
      // What has been in memory again meanwhile may be further than the answer.
      if (this.#absent.get(name) === asked.get(name)) this.#compareAbsent(name, standing)
    }
  }

  #compareAbsent(room: string, now: Standing): void {
    const before = this.#absent.get(room)
    if (!before) return
    if (before.epoch !== now.epoch) this.#changedWhileAbsent(room, true)
    else if (before.seen !== now.seen) this.#changedWhileAbsent(room, false)
  }

  #changedWhileAbsent(room: string, isRenewed: boolean): void {
    if (!this.#absent.delete(room)) return
    if (isRenewed) this.#options.watch.renewed(room)
    else this.#options.watch.heard(room)
  }

  #publish(message: ServerMessage): void {
    this.#options.relay?.publish(CHANNEL, encodeServerMessage(message))
  }

  #gap(): void {
    const now = performance.now()
    this.#askForAbsent().catch(() => {})
    const isTimeForWhole = now - this.#wholeToldAt >= WHOLE_PRESENCE_MS
    if (isTimeForWhole) this.#wholeToldAt = now
    for (const room of this.#options.loaded()) {
      // What cannot be asked now is asked at the next gap.
      this.catchUp(room).catch(() => {})
      room.forgetsPresence()
      if (isTimeForWhole && room.presentHere.length > 0) this.#tellWhole(room)
    }
  }

  #tellWhole(room: SharedRoom): void {
    const people = room.presentHere
    this.#publish({ kind: 'presence', room: room.name, server: this.#name, isWhole: true, people })
  }

  #hear(bytes: Uint8Array): void {
    const message = decodeServerMessage(bytes)
    if (!message) return
    if (message.kind === 'gone') {
      for (const room of this.#options.loaded()) room.forgetsPresence(message.server)
      return
    }
    const found = this.#options.find(message.room)
    if (!found && (message.kind === 'records' || message.kind === 'renewed'))
      this.#changedWhileAbsent(message.room, message.kind === 'renewed')
    found?.then(
      (room) => {
        switch (message.kind) {
          case 'records':
            if (room.follows(message.epoch, message.records))
              room.hears({ kind: 'records', records: message.records, owners: undefined })
            else this.catchUp(room).catch(() => {})
            return
          case 'renewed':
            this.#noteReason(message)
            // The database has the last word.
            this.catchUp(room).catch(() => {})
            return
          case 'presence':
            room.hearsPresence(message.server, message.people, message.isWhole)
            return
          case 'who-is-there':
            this.#tellWhole(room)
            return
          default:
            message satisfies never
        }
      },
      () => {},
    )
  }

  #noteReason({ room, epoch, reason }: { room: string; epoch: string; reason: string }): void {
    this.#reasons.set(reasonKey(room, epoch), reason)
    const [oldest] = this.#reasons.keys()
    if (this.#reasons.size > REASONS_KEPT && oldest !== undefined) this.#reasons.delete(oldest)
  }
}

const reasonKey = (room: string, epoch: string) => `${room}\n${epoch}`
