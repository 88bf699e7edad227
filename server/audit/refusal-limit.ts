/** How often the same may be entered within an hour before the rest is only counted, and how many different ones are told apart. */
const HOUR_MS = 3_600_000
const MOST_KEYS = 100

interface Counted<T> {
  since: number
  entered: number
  leftOut: number
  /** The last one that was left out. */
  last: T | undefined
}

/**
 * Keeps a flood out of the trail: of what happens alike too often, the rest of the hour is counted and entered as one.
 * `T` is what stands for those left out.
 */
export class RefusalLimit<T> {
  readonly #counted = new Map<string, Counted<T>>()

  /** Whether this one is to be entered; otherwise it is counted. Those beyond so many kinds are counted together. */
  take(key: string, most: number, now: number, event: T): boolean {
    const isKnown = this.#counted.has(key) || this.#counted.size < MOST_KEYS
    const counted = this.#countedAt(isKnown ? key : '', now)
    if (counted.entered < most) {
      counted.entered++
      return true
    }
    counted.leftOut++
    counted.last = event
    return false
  }

  /** What was left out in hours that are over, or at all; it is forgotten with this. */
  due(now: number, { all = false } = {}): { event: T; leftOut: number }[] {
    const over = [...this.#counted].filter(([, { since }]) => all || now - since >= HOUR_MS)
    for (const [key] of over) this.#counted.delete(key)
    return over.flatMap(([, { last, leftOut }]) => (last === undefined ? [] : [{ event: last, leftOut }]))
  }

  #countedAt(key: string, now: number): Counted<T> {
    const counted = this.#counted.get(key) ?? { since: now, entered: 0, leftOut: 0, last: undefined }
    this.#counted.set(key, counted)
    return counted
  }
}
