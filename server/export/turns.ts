/** Lets so many in at a time; the others wait in the order they came. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  readonly #atOnce: number
  #inside = 0

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Whoever comes now waits. */
  get isFull(): boolean {
    return this.#inside >= this.#atOnce
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Works once it is its turn; rejects with the signal's reason where that comes first, and gives up its place. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    if (this.#inside < this.#atOnce) this.#inside++
    else await this.#wait(signal)
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#inside--
    }
  }

  /** Whoever leaves hands their place on, so that nobody who comes later is quicker. */
  #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#waiting.push(resolve)
    const leave = () => {
      const place = this.#waiting.indexOf(resolve)
      if (place !== -1) this.#waiting.splice(place, 1)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    return promise.finally(() => signal.removeEventListener('abort', leave))
  }
}
