import * as decoding from 'lib0/decoding'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { ClientOwners } from './client-owners.ts'
import type { PresenceEntry } from './encode-frame.ts'

const STATE_LIMIT = 8 * 1024
const UPDATE_LIMIT_BYTES = 64 * 1024
const DANGEROUS_KEY = /"(__proto__|constructor|prototype)"\s*:/

/** Somebody who is present, as servers tell each other. */
export interface PresentPerson extends PresenceEntry {
  personId: string
  mayEdit: boolean
}

interface Present {
  /** Or the other server that somebody is on. */
  socket: object
  personId: string
  mayEdit: boolean
  /** The client's own clock, to tell news from echoes. */
  clientClock: number
  entry: PresenceEntry
}

/**
 * Who is in the room and where their caret stands (y-protocols/awareness). A socket speaks for one client id, its own;
 * clients echo what they hear of others, so anything else is passed over in silence. Name, party and role come from the
 * session, never from the frame, and clocks are given anew here, so that somebody who comes back is seen at once.
 */
export class Presence {
  readonly #owners: ClientOwners
  readonly #now: () => number
  readonly #present = new Map<number, Present>()
  readonly #lastClocks = new Map<number, number>()

  /** `now` in milliseconds keeps clocks growing over restarts; browsers remember the last one they heard. */
  constructor(owners: ClientOwners, now: () => number) {
    this.#owners = owners
    this.#now = now
  }

  /**
   * Takes a socket's presence frame; answers what the others are to be told, or undefined when it is nothing or malformed.
   * The client id becomes the person's own only where they may edit: the ids of others can be seen and guessed.
   */
  receive(
    socket: object,
    person: Person,
    update: Uint8Array,
    { mayEdit }: { mayEdit: boolean },
  ): PresenceEntry | undefined {
    const heard = decodeEntries(update).find(({ clientId }) => this.#speaksFor(socket, person, clientId))
    if (!heard) return undefined
    const before = this.#present.get(heard.clientId)
    if (!mayEdit && before && before.personId !== person.id) return undefined
    if (before?.socket === socket && heard.clock <= before.clientClock) return undefined
    if (heard.state === 'null') return before && this.#remove(heard.clientId)
    const state = stateOfPerson(heard.state, person)
    if (state === undefined) return undefined
    if (mayEdit) this.#owners.claim(heard.clientId, person.id)
    const entry = { clientId: heard.clientId, clock: this.#nextClock(heard.clientId), state }
    this.#present.set(heard.clientId, {
      socket,
      personId: person.id,
      mayEdit,
      clientClock: heard.clock,
      entry,
    })
    return entry
  }

  /** Everyone but the one who asks. */
  others(socket: object): PresenceEntry[] {
    return [...this.#present.values()]
      .filter((present) => present.socket !== socket)
      .map((present) => present.entry)
  }

  /** Everyone but the one who comes, as news: a page that was here before would take clocks it knows for nothing new. */
  forNewcomer(socket: object): PresenceEntry[] {
    for (const present of this.#present.values()) {
      const { clientId } = present.entry
      present.entry = { ...present.entry, clock: this.#nextClock(clientId) }
    }
    return this.others(socket)
  }

  /** Forgets the socket; answers what the others are to be told. */
  leave(socket: object): PresenceEntry | undefined {
    const own = this.#idOf(socket)
    return own === undefined ? undefined : this.#remove(own)
  }

  /** Takes what another server tells of somebody there; answers what is to be told here, or undefined when it is nothing new. */
  receiveFrom(server: object, { personId, mayEdit, ...told }: PresentPerson): PresenceEntry | undefined {
    const { clientId, state } = told
    const before = this.#present.get(clientId)
    if (state === 'null') return before?.socket === server ? this.#remove(clientId) : undefined
    if (before && before.personId !== personId && !mayEdit) return undefined
    if (before?.socket === server && told.clock <= before.clientClock) return undefined
    if (!this.#owners.mayClaim(clientId, personId)) return undefined
    if (mayEdit) this.#owners.claim(clientId, personId)
    const entry = { clientId, clock: this.#nextClock(clientId, told.clock), state }
    this.#present.set(clientId, { socket: server, personId, mayEdit, clientClock: told.clock, entry })
    return before?.socket === server && before.entry.state === state ? undefined : entry
  }

  /** Everybody who speaks by one of the sockets, or is on that server. */
  allOf(isOf: (socket: object) => boolean): PresentPerson[] {
    return [...this.#present.values()].flatMap(({ socket, personId, mayEdit, entry }) =>
      isOf(socket) ? [{ ...entry, personId, mayEdit }] : [],
    )
  }

  #speaksFor(socket: object, person: Person, clientId: number): boolean {
    const own = this.#idOf(socket)
    if (own !== undefined) return own === clientId
    // Also where an older socket of the same page still seems open: lines break without a word.
    return this.#owners.mayClaim(clientId, person.id)
  }

  #idOf(socket: object): number | undefined {
    for (const [clientId, present] of this.#present) if (present.socket === socket) return clientId
    return undefined
  }

  #remove(clientId: number): PresenceEntry {
    this.#present.delete(clientId)
    return { clientId, clock: this.#nextClock(clientId), state: 'null' }
  }

  #nextClock(clientId: number, atLeast = 0): number {
    const clock = Math.max((this.#lastClocks.get(clientId) ?? 0) + 1, this.#now(), atLeast)
    this.#lastClocks.set(clientId, clock)
    return clock
  }
}

function decodeEntries(update: Uint8Array): PresenceEntry[] {
  if (update.byteLength > UPDATE_LIMIT_BYTES) return []
  try {
    const decoder = decoding.createDecoder(update)
    const entries: PresenceEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      entries.push({
        clientId: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        state: decoding.readVarString(decoder),
      })
    }
    return entries
  } catch {
    return []
  }
}

/** The state with `user` from the session, as JSON text; undefined for anything but a small plain object. */
function stateOfPerson(text: string, person: Person): string | undefined {
  if (text.length > STATE_LIMIT || DANGEROUS_KEY.test(text)) return undefined
  try {
    const state: unknown = JSON.parse(text)
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined
    return JSON.stringify({ ...state, user: signatureOf(person) })
  } catch {
    return undefined
  }
}
