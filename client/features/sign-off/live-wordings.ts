import type * as Y from 'yjs'
import { type Activity, ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import { type SectionWording, wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import type { Store } from '../../ui/store.ts'
import type { ActivityIndex } from '../plan/plan-context.tsx'

/** A section as it reads on this page. */
export interface WordsNow {
  wording: SectionWording
  contentHash: string
}

/** Letters come faster than anybody asks what they make of a section. */
const SETTLING_MS = 150

/** What each section says on this page: `present` at this very moment, `of` for the screen, a moment after the last letter. */
export class LiveWordings {
  readonly #document: Y.Doc
  readonly #activities: ActivityIndex
  readonly #stores: ReadonlyMap<Category, SettledWords>
  readonly #read = new Map<Category, { activities: readonly Activity[]; words: WordsNow }>()

  constructor(document: Y.Doc, activities: ActivityIndex) {
    this.#document = document
    this.#activities = activities
    this.#stores = new Map(
      ALL_CATEGORIES.map((category) => [category, new SettledWords(document, () => this.present(category))]),
    )
  }

  of(category: Category): Store<WordsNow> {
    const store = this.#stores.get(category)
    if (!store) throw new Error(`There is no section ${category}.`)
    return store
  }

  present(category: Category): WordsNow {
    const activities = this.#activities.read().filter((activity) => activity.category === category)
    const text = readRichText(sectionText(this.#document, category))
    const before = this.#read.get(category)
    // Activities keep their identity while they say the same, and hashing a section is more than a letter should cost.
    if (before && isSameList(before.activities, activities) && isSameText(before.words.wording.text, text))
      return before.words
    const wording = wordingOf({ category, text, activities })
    const words = { wording, contentHash: wordingHash(wording) }
    this.#read.set(category, { activities, words })
    return words
  }
}

function isSameList(a: readonly Activity[], b: readonly Activity[]): boolean {
  return a.length === b.length && a.every((activity, index) => activity === b[index])
}

function isSameText(a: RichText, b: RichText): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

class SettledWords implements Store<WordsNow> {
  readonly #document: Y.Doc
  readonly #present: () => WordsNow
  readonly #listeners = new Set<() => void>()
  #words: WordsNow | undefined
  readonly #pause = new AfterPause(SETTLING_MS, () => {
    const before = this.#words
    if (this.#read() === before) return
    for (const listener of this.#listeners) listener()
  })

  constructor(document: Y.Doc, present: () => WordsNow) {
    this.#document = document
    this.#present = present
  }

  subscribe = (listener: () => void) => {
    if (this.#listeners.size === 0) {
      // Nobody has followed it, so what was read last may be of long ago.
      this.#read()
      this.#document.on('update', this.#onUpdate)
    }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#document.off('update', this.#onUpdate)
      this.#pause.cancel()
    }
  }

  read = () => this.#words ?? this.#read()

  readonly #onUpdate = () => this.#pause.begin()

  /** The same object while it says the same. */
  #read(): WordsNow {
    const words = this.#present()
    if (this.#words?.contentHash !== words.contentHash) this.#words = words
    return this.#words ?? words
  }
}
