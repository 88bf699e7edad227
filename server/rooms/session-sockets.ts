import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'

/** The longest that a timer can wait: some 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A socket that can be ended at any time, with nothing more taken from it or sent to it. */
export interface Endable {
  end(code: number, reason: string): void
}

/** A session as it was when something was opened on it. */
export interface SessionAtOpening {
  id: string
  expiresAt: string
  person: Person
}

interface OpenSession extends Pick<SessionAtOpening, 'id' | 'person'> {
  sockets: Set<Endable>
  expiry: NodeJS.Timeout
}

/**
 * Which sockets stand open on which session, by its id, which outlives its secret: signing out closes them at once, and so
 * does the session's own end.
 */
export class SessionSockets {
  readonly #now: () => number
  readonly #sessions = new Map<string, OpenSession>()

  /** `now` in milliseconds, as sessions count. */
  constructor(now: () => number) {
    this.#now = now
  }

  add({ id, expiresAt, person }: SessionAtOpening, socket: Endable): void {
    const open = this.#sessions.get(id)
    if (open) {
      open.sockets.add(socket)
      return
    }
    // One timer for all of a session's: a page has three or four sockets.
    const expiry = setTimeout(
      () => this.closeAll(id, CLOSE_CODES.notSignedIn, 'the session has ended'),
      Math.min(Date.parse(expiresAt) - this.#now(), LONGEST_TIMER_MS),
    )
    this.#sessions.set(id, { id, person, sockets: new Set([socket]), expiry })
  }

  remove(sessionId: string, socket: Endable): void {
    const open = this.#sessions.get(sessionId)
    if (!open?.sockets.delete(socket) || open.sockets.size > 0) return
    clearTimeout(open.expiry)
    this.#sessions.delete(sessionId)
  }

  /** Those on which something stands open, and whose they are. */
  get open(): readonly Pick<SessionAtOpening, 'id' | 'person'>[] {
    return [...this.#sessions.values()]
  }

  get count(): number {
    let count = 0
    for (const { sockets } of this.#sessions.values()) count += sockets.size
    return count
  }

  closeAll(sessionId: string, code: number, reason: string): void {
    for (const socket of [...(this.#sessions.get(sessionId)?.sockets ?? [])]) socket.end(code, reason)
  }
}
