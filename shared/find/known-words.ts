import SearchableMap from 'minisearch/SearchableMap'
import type { Way } from './find-query.ts'
import { allKeysOf } from './word-keys.ts'

/** A word of the query may be the beginning of so many words that looking for all of them would take long; the nearest are enough. */
const MOST_WORDS = 200

/** The words of some texts, each once, by what they are found by. */
export class KnownWords {
  readonly #words = new Set<string>()
  readonly #byKey = new SearchableMap<string[]>()

  get size(): number {
    return this.#words.size
  }

  add(word: string): void {
    if (this.#words.has(word)) return
    this.#words.add(word)
    for (const key of allKeysOf(word)) {
      const words = this.#byKey.get(key)
      if (words) words.push(word)
      else this.#byKey.set(key, [word])
    }
  }

  /** The words that the ways lead to, with how well each fits. */
  foundBy(ways: readonly Way[]): ReadonlyMap<string, number> {
    const found = new Map<string, number>()
    const note = (words: readonly string[], weight: number) => {
      for (const word of words) found.set(word, Math.max(weight, found.get(word) ?? 0))
    }
    for (const { keys, by, weight } of ways)
      for (const key of keys)
        for (const [met, words] of this.#met(key, by)) note(words, (weight * key.length) / met.length)
    if (found.size <= MOST_WORDS) return found
    return new Map([...found].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS))
  }

  #met(key: string, by: Way['by']): Iterable<[key: string, words: string[]]> {
    switch (by) {
      case 'key': {
        const words = this.#byKey.get(key)
        return words ? [[key, words]] : []
      }
      case 'beginning':
        return this.#byKey.atPrefix(key)
      case 'slip':
        return [...this.#byKey.fuzzyGet(key, 1)].map(([met, [words]]) => [met, words])
      default:
        by satisfies never
        return []
    }
  }
}
