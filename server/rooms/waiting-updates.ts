import type { Writer } from './socket.ts'

/** So much is worth a turn at once: nobody types as fast, and a turn of more would only be longer. */
const ENOUGH_FOR_A_TURN = 400

/** A writer's updates since the last turn; `count` is how many the writer had sent in all with the last of them. */
export interface WaitingOfWriter {
  updates: Uint8Array[]
  count: number
}

/** What has come into a room and waits for its next turn. */
export class WaitingUpdates {
  readonly #byWriter = new Map<Writer, WaitingOfWriter>()
  #total = 0

  get isEmpty(): boolean {
    return this.#byWriter.size === 0
  }

  get isEnoughForATurn(): boolean {
    return this.#total >= ENOUGH_FOR_A_TURN
  }

  add(writer: Writer, update: Uint8Array, count: number): void {
    const waiting = this.#byWriter.get(writer)
    if (waiting) {
      waiting.updates.push(update)
      waiting.count = count
    } else {
      this.#byWriter.set(writer, { updates: [update], count })
    }
    this.#total++
  }

  /** Hands all of it out; nothing waits after. */
  takeAll(): [Writer, WaitingOfWriter][] {
    const taken = [...this.#byWriter]
    this.#byWriter.clear()
    this.#total = 0
    return taken
  }
}
