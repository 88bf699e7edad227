export interface Rate {
  /** Frames a second, in the long run. */
  perSecond: number
  /** Frames at once, after a pause. */
  burst: number
}

export type Verdict =
  | { kind: 'go-on' }
  /** Read nothing more for so long; what has come in already still counts. */
  | { kind: 'slow-down'; milliseconds: number }
  | { kind: 'too-fast' }

/**
 * How fast one connection may send. Past its burst it is slowed down to the rate; who sends a second burst on top of that
 * is too fast. Reads the clock, in milliseconds, and nothing else.
 */
export class FrameRate {
  readonly #rate: Rate
  readonly #now: () => number
  #left: number
  #countedAt: number

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate
    this.#now = now
    this.#left = rate.burst
    this.#countedAt = now()
  }

  /** Counts one frame more. */
  count(): Verdict {
    const { perSecond, burst } = this.#rate
    const now = this.#now()
    const earned = (Math.max(0, now - this.#countedAt) * perSecond) / 1000
    this.#left = Math.min(burst, this.#left + earned) - 1
    this.#countedAt = now
    if (this.#left >= 0) return { kind: 'go-on' }
    if (this.#left < -burst) return { kind: 'too-fast' }
    return { kind: 'slow-down', milliseconds: (-this.#left * 1000) / perSecond }
  }
}
