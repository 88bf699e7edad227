const MINUTE = 60_000
/** Nobody has written for so long: a spell of work has ended. */
const PAUSE = 60 * MINUTE
/** While people keep writing, a spell is so long at most. */
const LONGEST = 4 * 60 * MINUTE

/** Which plans are being written in, and when a spell of that has ended. */
export class Spells {
  readonly #underWay = new Map<string, { begun: number; last: number }>()

  edited(planId: string, now: number): void {
    const begun = this.#underWay.get(planId)?.begun ?? now
    this.#underWay.set(planId, { begun, last: now })
  }

  /** The plans whose spell has ended by now; what is written in them from here on is another. */
  takeEnded(now: number): string[] {
    const ended = [...this.#underWay]
      .filter(([, { begun, last }]) => now - last >= PAUSE || now - begun >= LONGEST)
      .map(([planId]) => planId)
    for (const planId of ended) this.#underWay.delete(planId)
    return ended
  }
}
