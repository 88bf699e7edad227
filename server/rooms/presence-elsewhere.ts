import type { PresenceEntry } from './encode-frame.ts'
import type { Presence, PresentPerson } from './presence.ts'

/** Who of other servers has not told who is there for so long is gone, or cannot be heard. */
const SILENT_MS = 8_000

/** Stands for a server where a socket would. */
interface Elsewhere {
  heardAt: number
}

/** Who is in the room on other servers, as far as those tell. */
export class PresenceElsewhere {
  readonly #presence: Presence
  readonly #now: () => number
  readonly #servers = new Map<string, Elsewhere>()

  constructor(presence: Presence, now: () => number) {
    this.#presence = presence
    this.#now = now
  }

  /** Answers what is to be told here. `isWhole`: nobody else is there. */
  hears(server: string, people: readonly PresentPerson[], isWhole: boolean): [PresenceEntry, from: object][] {
    const from = this.#servers.get(server) ?? { heardAt: 0 }
    from.heardAt = this.#now()
    this.#servers.set(server, from)
    const news = people.flatMap((person) => this.#presence.receiveFrom(from, person) ?? [])
    const named = new Set(people.map(({ clientId }) => clientId))
    const gone = isWhole ? this.#leave(from, (clientId) => !named.has(clientId)) : []
    return [...news, ...gone].map((entry) => [entry, from])
  }

  /** Forgets the server, or all that are silent; answers what is to be told here. */
  forget(server?: string): [PresenceEntry, from: object][] {
    const now = this.#now()
    return [...this.#servers].flatMap(([name, from]): [PresenceEntry, from: object][] => {
      if (server === undefined ? now - from.heardAt < SILENT_MS : name !== server) return []
      this.#servers.delete(name)
      return this.#leave(from, () => true).map((entry) => [entry, from])
    })
  }

  #leave(from: object, isGone: (clientId: number) => boolean): PresenceEntry[] {
    return this.#presence
      .allOf((socket) => socket === from)
      .filter(({ clientId }) => isGone(clientId))
      .flatMap((person) => this.#presence.receiveFrom(from, { ...person, state: 'null' }) ?? [])
  }
}
