import { DOCUMENT_LIMIT_BYTES } from '#shared/protocol/frames.ts'

/** How large a document is, kept without writing it out each time: an upper bound, measured only when that grows too large. */
export class DocumentSize {
  readonly #measure: () => number
  #atMost: number
  #isMeasured = false

  constructor(atMost: number, measure: () => number) {
    this.#atMost = atMost
    this.#measure = measure
  }

  hasRoomFor(bytes: number): boolean {
    if (this.#atMost + bytes > DOCUMENT_LIMIT_BYTES && !this.#isMeasured) this.measured(this.#measure())
    return this.#atMost + bytes <= DOCUMENT_LIMIT_BYTES
  }

  grewBy(bytes: number): void {
    this.#atMost += bytes
    this.#isMeasured = false
  }

  measured(bytes: number): void {
    this.#atMost = bytes
    this.#isMeasured = true
  }
}
