import type { Person } from '#shared/permissions/person.ts'
import { Pace } from '../pace.ts'
import type { ClientOwners } from './client-owners.ts'
import { type PresenceEntry, presenceFrame } from './encode-frame.ts'
import { Presence, type PresentPerson } from './presence.ts'
import { PresenceElsewhere } from './presence-elsewhere.ts'
import { PresenceNews } from './presence-news.ts'
import type { Socket } from './socket.ts'
import type { Frame } from './wire-frame.ts'

/** Carets are for the eye: twenty times a second is as good as more. With words, which are sent anyway, they go after less. */
const PRESENCE_MS = 50
const PRESENCE_WITH_WORDS_MS = 25

export interface PresenceRoundsOptions {
  owners: ClientOwners
  /** Milliseconds; see Presence. */
  now: () => number
  /** Who is in the room, as it is at any time. */
  sockets: ReadonlySet<Socket>
  /** Tells other servers; absent where there are none. */
  tellOthers?: ((people: readonly PresentPerson[]) => void) | undefined
}

/** Tells everybody in a room who is here and where their carets stand: not each time something moves, but in rounds. */
export class PresenceRounds {
  readonly #sockets: ReadonlySet<Socket>
  readonly #presence: Presence
  readonly #news = new PresenceNews()
  readonly #round = new Pace(() => this.#tell())

  readonly #elsewhere: PresenceElsewhere
  readonly #tellOthers: PresenceRoundsOptions['tellOthers']
  /** What other servers are to be told with the next round, by client id. */
  readonly #untold = new Map<number, PresentPerson>()

  constructor({ owners, now, sockets, tellOthers }: PresenceRoundsOptions) {
    this.#sockets = sockets
    this.#tellOthers = tellOthers
    this.#presence = new Presence(owners, now)
    this.#elsewhere = new PresenceElsewhere(this.#presence, now)
  }

  join(socket: Socket): void {
    const others = this.#presence.forNewcomer(socket)
    if (others.length > 0) socket.send(presenceFrame(others))
  }

  leave(socket: Socket): void {
    this.#announce(this.#presence.leave(socket), socket, { personId: '', mayEdit: false })
  }

  receive(socket: Socket, person: Person, update: Uint8Array, rights: { mayEdit: boolean }): void {
    this.#announce(this.#presence.receive(socket, person, update, rights), socket, {
      personId: person.id,
      mayEdit: rights.mayEdit,
    })
  }

  /** What another server tells; see PresenceElsewhere. */
  hears(server: string, people: readonly PresentPerson[], isWhole: boolean): void {
    this.#announceElsewhere(this.#elsewhere.hears(server, people, isWhole))
  }

  forget(server?: string): void {
    this.#announceElsewhere(this.#elsewhere.forget(server))
  }

  /** Everybody who is here on this server. */
  get here(): PresentPerson[] {
    return this.#presence.allOf((socket) => this.#sockets.has(socket as Socket))
  }

  /** The frame with everyone but the one who asks. */
  othersThan(socket: Socket): Uint8Array {
    return presenceFrame(this.#presence.others(socket))
  }

  /**
   * The news for each socket, where they are to be told soon: sent along with words they spare everybody a message. Undefined
   * where they are not.
   */
  takeAlong(): ((socket: Socket) => Frame | undefined) | undefined {
    if (!this.#round.isDue(PRESENCE_WITH_WORDS_MS)) return undefined
    this.#round.happened()
    this.#flushToOthers()
    return this.#news.take()
  }

  stop(): void {
    this.#round.cancel()
  }

  #announce(
    entry: PresenceEntry | undefined,
    from: Socket,
    whose: { personId: string; mayEdit: boolean },
  ): void {
    if (!entry) return
    this.#news.add(entry, from)
    if (this.#tellOthers) this.#untold.set(entry.clientId, { ...entry, ...whose })
    this.#round.ask(PRESENCE_MS)
  }

  #announceElsewhere(news: readonly [PresenceEntry, from: object][]): void {
    for (const [entry, from] of news) this.#news.add(entry, from)
    if (news.length > 0) this.#round.ask(PRESENCE_MS)
  }

  #flushToOthers(): void {
    if (this.#untold.size === 0) return
    this.#tellOthers?.([...this.#untold.values()])
    this.#untold.clear()
  }

  #tell(): void {
    this.#flushToOthers()
    const newsFor = this.#news.take()
    for (const socket of this.#sockets) {
      const frame = newsFor(socket)
      if (frame) socket.send(frame)
    }
  }
}
