/**
 * Does a piece of work soon, however often it is asked for: at the end of this turn of the event loop, so that all that
 * came in with it is there; later where the last time was less than an interval ago.
 */
export class Pace {
  readonly #work: () => void
  #lastTime = Number.NEGATIVE_INFINITY
  #immediate: NodeJS.Immediate | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(work: () => void) {
    this.#work = work
  }

  /** Milliseconds between two times at least. What is asked for already keeps its moment. */
  ask(interval: number): void {
    if (this.#immediate || this.#timer) return
    const wait = this.#lastTime + interval - performance.now()
    if (wait <= 0) this.#immediate = setImmediate(() => this.now())
    else this.#timer = setTimeout(() => this.now(), wait)
  }

  /** Does it at once, and what was asked for is done with it. */
  now(): void {
    this.happened()
    this.#work()
  }

  /** It was done elsewhere, along with something else. */
  happened(): void {
    this.cancel()
    this.#lastTime = performance.now()
  }

  /** Whether it is asked for, and the last time was at least so many milliseconds ago. */
  isDue(interval: number): boolean {
    return (this.#immediate ?? this.#timer) !== undefined && performance.now() - this.#lastTime >= interval
  }

  cancel(): void {
    clearImmediate(this.#immediate)
    clearTimeout(this.#timer)
    this.#immediate = undefined
    this.#timer = undefined
  }
}
