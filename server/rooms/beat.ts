import { Pace } from '../pace.ts'

/**
 * Milliseconds between two beats, by what the last one cost: for each turn that was taken in it, or heard of other servers
 * since the one before, for each socket that was told, and at most. The fewer there are, the sooner. Where many are, thirty
 * times a second is as fluent as a film, and every browser has half the work of sixty.
 */
const PER_TURN_MS = 2
const PER_SOCKET_MS = 0.6
export const LONGEST_BEAT_MS = 33

/**
 * When rooms take their turns: all that wait, together. So they wake the server once, and one commit keeps what all of them
 * have taken. A room that waits while nobody else does waits for nothing but the last turn's own cost.
 */
export class Beat {
  readonly #waiting = new Map<() => void, number>()
  readonly #pace = new Pace(() => this.#strike())
  #interval = 0
  #heardCost = 0

  /** Calls `turn`, which will tell so many sockets, at the next beat; once, however often it is asked for. */
  ask(turn: () => void, sockets: number): void {
    this.#waiting.set(turn, sockets)
    this.#pace.ask(this.#interval)
  }

  /**
   * Another server's turn has been told to so many sockets: it costs here what an own one does. Servers that share a room
   * would otherwise beat the faster the fewer sockets each has, and every beat of one is work for all.
   */
  heard(sockets: number): void {
    this.#heardCost += costOfTurn(sockets)
  }

  cancel(turn: () => void): void {
    this.#waiting.delete(turn)
    if (this.#waiting.size === 0) this.#pace.cancel()
  }

  #strike(): void {
    const turns = [...this.#waiting]
    this.#waiting.clear()
    const cost = turns.reduce((sum, [, sockets]) => sum + costOfTurn(sockets), this.#heardCost)
    this.#heardCost = 0
    this.#interval = Math.min(LONGEST_BEAT_MS, cost)
    for (const [turn] of turns) turn()
  }
}

function costOfTurn(sockets: number): number {
  return PER_TURN_MS + sockets * PER_SOCKET_MS
}
