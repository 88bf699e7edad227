interface Call {
  since: number
}

export interface WatchedCallsOptions {
  /** Milliseconds; only differences count. */
  now: () => number
  /** A call has ended after so many milliseconds, as it should or not. */
  ended?: (milliseconds: number, isWell: boolean) => void
  /** Whether an error is the port's own trouble, and not an answer to what was asked. Every one is unless it is said. */
  isTrouble?: (error: unknown) => boolean
}

/** What becomes of a port's calls: how many are under way, for how long, and whether the last one came to nothing. */
export class WatchedCalls {
  readonly #options: WatchedCallsOptions
  /** In the order in which they began. */
  readonly #underWay = new Set<Call>()
  #lastFailed = false

  constructor(options: WatchedCallsOptions) {
    this.#options = options
  }

  get underWay(): number {
    return this.#underWay.size
  }

  /** How many milliseconds ago the oldest that is under way began; 0 where none is. */
  get oldest(): number {
    const [oldest] = this.#underWay
    return oldest ? this.#options.now() - oldest.since : 0
  }

  get lastFailed(): boolean {
    return this.#lastFailed
  }

  /** The same port, with calls of these names watched, and these members in the place of its own. A name it does not have is of no consequence. */
  over<Port extends object>(port: Port, names: readonly string[], members: Partial<Port> = {}): Port {
    const methods = new Map<PropertyKey, { of: unknown; method: unknown }>()
    // Over nothing of its own: what stands in the port as it is now is asked, whatever it is.
    return new Proxy({} as Port, {
      get: (_, name) => {
        if (Object.hasOwn(members, name)) return Reflect.get(members, name)
        const value: unknown = Reflect.get(port, name, port)
        if (typeof value !== 'function') return value
        const known = methods.get(name)
        if (known?.of === value) return known.method
        const bound = value.bind(port)
        const method = typeof name === 'string' && names.includes(name) ? this.#watched(bound) : bound
        methods.set(name, { of: value, method })
        return method
      },
    })
  }

  #watched(method: (...words: unknown[]) => Promise<unknown>) {
    return (...words: unknown[]): Promise<unknown> => {
      const call: Call = { since: this.#options.now() }
      this.#underWay.add(call)
      const answer = method(...words)
      answer.then(
        () => this.#ended(call, false),
        (error: unknown) => this.#ended(call, this.#options.isTrouble?.(error) ?? true),
      )
      return answer
    }
  }

  #ended(call: Call, hasFailed: boolean): void {
    this.#underWay.delete(call)
    this.#lastFailed = hasFailed
    this.#options.ended?.(this.#options.now() - call.since, !hasFailed)
  }
}
