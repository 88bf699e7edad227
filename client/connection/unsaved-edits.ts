/**
 * Counts this page's edits until the server has them on disk. The server acknowledges frames of one connection by
 * number; after a new connection only the difference (sync step 2) brings what the old one may have lost.
 */
export class UnsavedEdits {
  #made = 0
  #saved = 0
  /** How many edits are on disk once each frame of this connection is. */
  #coveredBy: number[] = []
  #hasSentDifference = false

  get waiting(): number {
    return this.#made - this.#saved
  }

  made(): void {
    this.#made += 1
  }

  connectionOpened(): void {
    this.#coveredBy = []
    this.#hasSentDifference = false
  }

  frameSent(isDifference: boolean): void {
    if (isDifference) this.#hasSentDifference = true
    this.#coveredBy.push(this.#hasSentDifference ? this.#made : this.#saved)
  }

  /** The first `count` frames of this connection are on disk. */
  acknowledged(count: number): void {
    const covered = this.#coveredBy[count - 1]
    if (covered !== undefined) this.#saved = Math.max(this.#saved, covered)
  }
}
