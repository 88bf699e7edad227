/**
 * Looks, one at a time, and has those who ask meanwhile share the next look, which begins after they asked: nobody is answered
 * what was so before, and however many ask at once cost two looks.
 */
export class NextLook<Value> {
  readonly #look: () => Promise<Value>
  #running: Promise<unknown> | undefined
  #next: Promise<Value> | undefined

  constructor(look: () => Promise<Value>) {
    this.#look = look
  }

  /** Rejects with what the look rejects with. */
  take(): Promise<Value> {
    if (!this.#running) return this.#begin()
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  #begin(): Promise<Value> {
    this.#next = undefined
    const looking = this.#look()
    this.#running = looking
    const ended = () => {
      if (this.#running === looking) this.#running = undefined
    }
    looking.then(ended, ended)
    return looking
  }
}
