import MiniSearch from 'minisearch'
import type { FindEntry } from './entry.ts'
import type { FindQuery, Way } from './find-query.ts'
import { KnownWords } from './known-words.ts'
import { type MarkedText, markedText, snippetOf } from './marked-text.ts'
import { textWords } from './word-keys.ts'

/** Something that was found, and by which words of its own. */
export interface Found {
  entry: FindEntry
  words: ReadonlySet<string>
  /** Its title is among what was found. */
  isByTitle: boolean
  /** The higher the better it fits, among what the same document has. */
  score: number
}

/** How much it counts where a word stands. */
const FIELD_WEIGHTS = { title: 8, text: 2, facts: 3, also: 1 }

/** Words that were typed and changed again are forgotten once there are so many of them. */
const MOST_FORGOTTEN = 5_000

/** Everything that can be found in one document. Who may not read the document is to be answered nothing from it. */
export class FindIndex {
  readonly #entries = new Map<string, FindEntry>()
  readonly #postings = new MiniSearch<FindEntry>({
    idField: 'key',
    fields: Object.keys(FIELD_WEIGHTS),
    tokenize: wordsIn,
    processTerm: (word) => word,
    searchOptions: { tokenize: (word) => [word], boost: FIELD_WEIGHTS },
  })
  #known = new KnownWords()

  /** Holds these from now on and nothing else; only what differs from before is read. */
  keep(entries: readonly FindEntry[]): void {
    this.keepOnly(new Set(entries.map(({ key }) => key)))
    this.take(entries)
  }

  /** Holds these as well, in the place of what is there under their keys. */
  take(entries: readonly FindEntry[]): void {
    for (const entry of entries) {
      const before = this.#entries.get(entry.key)
      if (before && isSame(before, entry)) continue
      if (before) this.#forget(before)
      this.#entries.set(entry.key, entry)
      this.#postings.add(entry)
      this.#know(entry)
    }
  }

  /** Holds nothing under any other key. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const entry of [...this.#entries.values()]) if (!keys.has(entry.key)) this.#forget(entry)
    if (this.#known.size > this.#postings.termCount + MOST_FORGOTTEN) {
      this.#known = new KnownWords()
      for (const entry of this.#entries.values()) this.#know(entry)
    }
  }

  get(key: string): FindEntry | undefined {
    return this.#entries.get(key)
  }

  /** What has all the words that are looked for, the best first. */
  find(words: FindQuery['strict']): Found[] {
    const found = words.map((ways: readonly Way[]) => this.#known.foundBy(ways))
    if (found.some(({ size }) => size === 0)) return []
    const queries = found.map((weights) => ({
      combineWith: 'OR' as const,
      queries: [...weights.keys()],
      boostTerm: (word: string) => weights.get(word) ?? 1,
    }))
    return this.#postings.search({ combineWith: 'AND', queries }).flatMap(({ id, score, terms, match }) => {
      const entry = this.#entries.get(String(id))
      const isByTitle = Object.values(match).some((fields) => fields.includes('title'))
      return entry ? [{ entry, score, isByTitle, words: new Set(terms) }] : []
    })
  }

  #know({ title, text, facts, also }: FindEntry): void {
    for (const field of [title, text, facts, also]) for (const word of wordsIn(field)) this.#known.add(word)
  }

  #forget(entry: FindEntry): void {
    this.#entries.delete(entry.key)
    this.#postings.remove(entry)
  }
}

/**
 * What fits in several documents, the best first: what is called so before what speaks of it, for how rare a word is in a
 * small document says little beside a large one. A slip of the keyboard is thought of only where nothing is found without.
 */
export function findAmong<Searched extends { index: FindIndex }>(
  searched: readonly Searched[],
  { strict, forgiving }: FindQuery,
): (Searched & { found: Found })[] {
  const search = (words: FindQuery['strict']) =>
    searched.flatMap((one) => one.index.find(words).map((found) => ({ ...one, found })))
  const exact = search(strict)
  return (exact.length > 0 ? exact : search(forgiving)).sort(
    ({ found: a }, { found: b }) => Number(b.isByTitle) - Number(a.isByTitle) || b.score - a.score,
  )
}

/** How something that was found is shown: its title and what fits of what it says, or if need be of its facts. */
export function shown({ entry, words }: Found): { title: MarkedText; snippet?: MarkedText } {
  const title = markedText(entry.title, words)
  // Who finds it by its title needs no other reason.
  const facts = title.marks.length > 0 ? undefined : snippetOf(entry.facts, words)
  const snippet = snippetOf(entry.text, words) ?? facts
  return { title, ...(snippet && { snippet }) }
}

function wordsIn(text: string): string[] {
  return textWords(text).map(({ lower }) => lower)
}

function isSame(a: FindEntry, b: FindEntry): boolean {
  return (
    a.title === b.title &&
    a.text === b.text &&
    a.facts === b.facts &&
    a.also === b.also &&
    JSON.stringify(a.place) === JSON.stringify(b.place)
  )
}
