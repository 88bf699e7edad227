import { contentHash } from '#shared/plan/content-hash.ts'
import { readDocument } from './read-document.ts'
import type { RoomDocument } from './room-document.ts'

/** A deletion moves no state vector: so long after the last change, everybody has heard of it. */
const QUIET_MS = 2_000

/**
 * `unknown`: the page knows more or less than the room, or may not have heard everything yet. `page-differs`: both know the
 * same and read otherwise. `room-differs`: so does the room, from what it would write.
 */
export type Comparison = 'alike' | 'unknown' | 'page-differs' | 'room-differs'

/**
 * Finds out when a page shows something else than the room though both have the very same edits, as a fault in Yjs can bring
 * about (yjs/yjs#794). Pages send what they read as a hash when they have been idle.
 */
export class DivergenceGuard {
  readonly #document: RoomDocument
  readonly #name: string
  readonly #now: () => number
  #changedAt = Number.NEGATIVE_INFINITY
  #reading: { hash: string; isSound: boolean } | undefined

  /** `now` in milliseconds; only differences count. */
  constructor(name: string, document: RoomDocument, now: () => number) {
    this.#name = name
    this.#document = document
    this.#now = now
    document.onUpdate(() => {
      this.#changedAt = this.#now()
      this.#reading = undefined
    })
  }

  compare(stateVector: Uint8Array, hash: string): Comparison {
    if (this.#now() - this.#changedAt < QUIET_MS) return 'unknown'
    if (Buffer.compare(stateVector, this.#document.stateVector) !== 0) return 'unknown'
    // Made once until the next change, however many pages are compared with it.
    this.#reading ??= this.#read()
    if (!this.#reading.isSound) return 'room-differs'
    return this.#reading.hash === hash ? 'alike' : 'page-differs'
  }

  #read(): { hash: string; isSound: boolean } {
    const hash = contentHash(this.#document.live)
    const written = readDocument(this.#name, [this.#document.whole])
    const isSound = contentHash(written) === hash
    written.destroy()
    return { hash, isSound }
  }
}
