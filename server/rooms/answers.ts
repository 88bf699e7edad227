import { syncStep2Frame } from './encode-frame.ts'
import type { RoomDocument } from './room-document.ts'

/** After a restart many come back with the same question; whoever was away on their own asks a question of their own. */
const ANSWERS_KEPT = 20

/** What the document has beyond a state vector, made once for all who ask the same until it changes. */
export class Answers {
  readonly #document: RoomDocument
  readonly #frames = new Map<string, Uint8Array>()

  constructor(document: RoomDocument) {
    this.#document = document
    document.onUpdate(() => this.#frames.clear())
  }

  /** The frame that answers. Throws on a malformed vector. */
  to(stateVector: Uint8Array): Uint8Array {
    const question = Buffer.from(stateVector).toString('latin1')
    const before = this.#frames.get(question)
    if (before) return before
    const frame = syncStep2Frame(this.#document.beyond(stateVector))
    if (this.#frames.size < ANSWERS_KEPT) this.#frames.set(question, frame)
    return frame
  }
}
