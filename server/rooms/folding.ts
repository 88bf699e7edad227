import { reasonOf } from '#shared/basics/reason-of.ts'
import type { DocumentSize } from './document-size.ts'
import { readDocument } from './read-document.ts'
import type { RoomDocument } from './room-document.ts'
import type { RoomWatch } from './room-watch.ts'
import { differenceBetween } from './same-content.ts'

/**
 * Records in the journal after which they are folded into a snapshot: more for a long document, since the work of folding
 * grows with it.
 */
const FOLD_AFTER_RECORDS = 500
const FOLD_AFTER_SNAPSHOT_BYTES = 64

export interface FoldingOptions {
  name: string
  document: RoomDocument
  size: DocumentSize
  watch: RoomWatch
  /**
   * Puts what `snapshot` answers in the place of all records, once the document is this server's; nothing where it answers
   * none. Undefined where there was nothing to keep.
   */
  replace: (snapshot: () => Uint8Array | undefined) => Promise<void> | undefined
  /** It could not be kept. */
  failed: (error: unknown) => void
}

/** Keeps a document's records few: puts a snapshot in their place, once it has shown that it reads as the document does. */
export class Folding {
  readonly #options: FoldingOptions
  #records: number
  #foldAt = FOLD_AFTER_RECORDS
  #isFolding = false
  #last: Promise<void> | undefined

  constructor(records: number, options: FoldingOptions) {
    this.#records = records
    this.#options = options
  }

  recordsAdded(count: number): void {
    this.#records += count
  }

  /** A snapshot stands in the place of all records. */
  folded(): void {
    this.#records = 1
  }

  foldWhenLong(): void {
    if (this.#records >= this.#foldAt) this.fold()
  }

  /** Where it is still worth it once the document is this server's. */
  fold(): void {
    if (this.#isFolding || !this.#isWorthIt) return
    this.#isFolding = true
    const { replace, failed } = this.#options
    const folded = replace(() => (this.#isWorthIt ? this.#snapshot() : undefined))?.catch(failed)
    this.#last = folded?.then(() => {
      this.#isFolding = false
    })
    if (!folded) this.#isFolding = false
  }

  /** Resolves once the snapshot that was asked for last is in the place of the records, or refused. */
  get last(): Promise<void> | undefined {
    return this.#last
  }

  get #isWorthIt(): boolean {
    return this.#records > 1
  }

  /** All of the document as it is now; undefined, and that is told, where it would read otherwise. */
  #snapshot(): Uint8Array | undefined {
    const { name, document, size, watch } = this.#options
    const snapshot = document.whole
    const difference = this.#differenceTo(snapshot)
    if (difference !== undefined) {
      this.#foldAt = this.#records + FOLD_AFTER_RECORDS
      watch.foldedWrongly(name, difference)
      return undefined
    }
    this.folded()
    size.measured(snapshot.byteLength)
    this.#foldAt = Math.max(FOLD_AFTER_RECORDS, snapshot.byteLength / FOLD_AFTER_SNAPSHOT_BYTES)
    return snapshot
  }

  #differenceTo(snapshot: Uint8Array): string | undefined {
    const { name, document } = this.#options
    try {
      const copy = readDocument(name, [snapshot])
      try {
        return differenceBetween(document.live, copy)
      } finally {
        copy.destroy()
      }
    } catch (error) {
      return reasonOf(error)
    }
  }
}
