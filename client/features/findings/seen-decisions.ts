import type { Decision } from '#shared/findings/decision.ts'
import type { Store } from '../../ui/store.ts'

/** Enough for years of plans; what was seen first is forgotten first. */
const KEPT = 2_000

/**
 * The decisions one person has opened, remembered by this browser. Where nothing can be stored they are remembered
 * until the page is closed.
 */
export class SeenDecisions implements Store<ReadonlySet<string>> {
  readonly #key: string
  readonly #listeners = new Set<() => void>()
  #seen: ReadonlySet<string>

  constructor(personId: string) {
    this.#key = `samplan.seen-decisions.${personId}`
    this.#seen = this.#stored()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  read = (): ReadonlySet<string> => this.#seen

  add(decision: Decision): void {
    const name = seenName(decision)
    if (this.#seen.has(name)) return
    // Another window may have seen others meanwhile.
    const seen = [...new Set([...this.#stored(), ...this.#seen, name])].slice(-KEPT)
    this.#seen = new Set(seen)
    try {
      localStorage.setItem(this.#key, JSON.stringify(seen))
    } catch {
      // Private windows may refuse storage.
    }
    for (const listener of this.#listeners) listener()
  }

  #stored(): ReadonlySet<string> {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]')
      return new Set(Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [])
    } catch {
      return new Set()
    }
  }
}

/** A new decision on the same finding is another one to see. */
export function seenName({ findingId, at }: Decision): string {
  return `${findingId} ${at}`
}
