/** How many of something each may have at once. */
export class Quota {
  readonly #limit: number
  readonly #taken = new Map<string, number>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Answers the means to give the place back, to be called once; undefined when all of them are taken. */
  take(holder: string): (() => void) | undefined {
    const taken = this.#taken.get(holder) ?? 0
    if (taken >= this.#limit) return undefined
    this.#taken.set(holder, taken + 1)
    return () => {
      const left = (this.#taken.get(holder) ?? 1) - 1
      if (left > 0) this.#taken.set(holder, left)
      else this.#taken.delete(holder)
    }
  }
}
