import { countChanges } from './changed-places.ts'

interface UnsavedEdit {
  sequence: number
  update: Uint8Array
}

/**
 * Holds this page's edits until the server has them on disk. The server acknowledges frames of one connection by
 * number; after a new connection only the difference (sync step 2) brings what the old one may have lost.
 */
export class UnsavedEdits {
  #made = 0
  #saved = 0
  #unsaved: UnsavedEdit[] = []
  /** Which edit changed a place last, for the places that hold something unsaved. */
  readonly #changedBy = new Map<string, number>()
  /** How many edits are on disk once each frame of this connection is. */
  #coveredBy: number[] = []
  #hasSentDifference = false

  get isEmpty(): boolean {
    return this.#made === this.#saved
  }

  /** The unsaved edits as people count: the texts and fields they have changed. */
  get changes(): number {
    return countChanges(this.#changedBy.keys())
  }

  /** The unsaved changes made after the edit of this number. */
  changesSince(sequence: number): number {
    return countChanges(
      [...this.#changedBy].filter(([, latest]) => latest > sequence).map(([place]) => place),
    )
  }

  get updates(): Uint8Array[] {
    return this.#unsaved.map(({ update }) => update)
  }

  /** The numbers of the unsaved edits. */
  get sequences(): number[] {
    return this.#unsaved.map(({ sequence }) => sequence)
  }

  /** The number of the latest edit. */
  get made(): number {
    return this.#made
  }

  /** Edits up to this number are on disk. */
  get saved(): number {
    return this.#saved
  }

  /** Answers the edit's number. */
  add(update: Uint8Array, places: readonly string[]): number {
    const sequence = ++this.#made
    this.#unsaved.push({ sequence, update })
    for (const place of places) this.#changedBy.set(place, sequence)
    return sequence
  }

  connectionOpened(): void {
    this.#coveredBy = []
    this.#hasSentDifference = false
  }

  frameSent(isDifference: boolean): void {
    if (isDifference) this.#hasSentDifference = true
    this.#coveredBy.push(this.#hasSentDifference ? this.#made : this.#saved)
  }

  /** The first `count` frames of this connection are on disk. Answers the updates that are so from now on. */
  acknowledged(count: number): Uint8Array[] {
    const covered = this.#coveredBy[count - 1]
    if (covered === undefined || covered <= this.#saved) return []
    this.#saved = covered
    const saved = this.#unsaved.filter(({ sequence }) => sequence <= covered)
    this.#unsaved = this.#unsaved.slice(saved.length)
    for (const [place, sequence] of this.#changedBy) if (sequence <= covered) this.#changedBy.delete(place)
    return saved.map(({ update }) => update)
  }
}
