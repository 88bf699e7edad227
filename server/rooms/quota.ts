/** How many of something each may have at once. */
export class Quota {
  readonly #limit: number
  readonly #taken = new Map<string, number>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Answers false when all of the holder's places are taken; else the place is to be given back once. */
  take(holder: string): boolean {
    const taken = this.#taken.get(holder) ?? 0
    if (taken >= this.#limit) return false
    this.#taken.set(holder, taken + 1)
    return true
  }

  giveBack(holder: string): void {
    const left = (this.#taken.get(holder) ?? 1) - 1
    if (left > 0) this.#taken.set(holder, left)
    else this.#taken.delete(holder)
  }
}
