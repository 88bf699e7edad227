/**
 * Does something once nothing has begun for a while. Cheap to begin anew at every letter: one timer goes on, and looks again
 * when it is over, instead of being set anew each time.
 */
export class AfterPause {
  readonly #milliseconds: number
  readonly #act: () => void
  #until = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #rings = 0

  constructor(milliseconds: number, act: () => void) {
    this.#milliseconds = milliseconds
    this.#act = act
  }

  /** The pause begins, or begins anew; of another length where one is given. */
  readonly begin = (milliseconds = this.#milliseconds): void => {
    this.#until = performance.now() + milliseconds
    if (this.#timer !== undefined && this.#rings <= this.#until) return
    this.cancel()
    this.#wait(milliseconds)
  }

  readonly cancel = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #wait(milliseconds: number): void {
    this.#rings = performance.now() + milliseconds
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const left = this.#until - performance.now()
      if (left > 0) this.#wait(left)
      else this.#act()
    }, milliseconds)
  }
}
