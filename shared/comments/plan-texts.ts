import type * as Y from 'yjs'
import { ALL_CATEGORIES, type Category } from '../plan/plan.ts'
import { activityRecords, bodyOf, sectionText } from '../plan/plan-document.ts'
import { flatText } from '../plan/text-offsets.ts'
import { SearchedText } from './searched-text.ts'
import { placeKey, type TextPlace } from './thread.ts'
import { ENOUGH_LIKENESS, lettersIn } from './words.ts'

/** Words are looked up by how they begin, so that a word inflected is found as well. */
const BEGINNING = 4

/** Every text of a plan, read when it is first asked for and again when it has changed; and which texts have which words. */
export class PlanTexts {
  readonly #document: Y.Doc
  readonly #texts = new Map<string, SearchedText>()
  readonly #stale = new Set<string>()
  #isWhole = false
  /** The texts by the beginnings of their words; made when something is first looked for by its words. */
  #byBeginning: Map<string, Set<SearchedText>> | undefined

  constructor(document: Y.Doc) {
    this.#document = document
    activityRecords(document).observeDeep(this.#onActivities)
    for (const category of ALL_CATEGORIES)
      sectionText(document, category).observeDeep(this.#onSection[category])
  }

  stop(): void {
    activityRecords(this.#document).unobserveDeep(this.#onActivities)
    for (const category of ALL_CATEGORIES) {
      sectionText(this.#document, category).unobserveDeep(this.#onSection[category])
    }
  }

  /** The text of a place; undefined when its activity is gone or removed. */
  get(place: TextPlace): SearchedText | undefined {
    const key = placeKey(place)
    if (!this.#isWhole && !this.#texts.has(key)) this.#read(place)
    return this.#texts.get(key)
  }

  /** The same by the place's key. */
  at(key: string): SearchedText | undefined {
    return this.get(placeOf(key))
  }

  all(): Iterable<SearchedText> {
    if (!this.#isWhole) {
      for (const activityId of activityRecords(this.#document).keys()) this.get({ kind: 'body', activityId })
      for (const category of ALL_CATEGORIES) this.get({ kind: 'section', category })
      this.#isWhole = true
    }
    return this.#texts.values()
  }

  /** Those that have enough of the words, or of words that begin alike, for something like them to stand there. */
  sharing(words: readonly string[]): Set<SearchedText> {
    this.#byBeginning ??= this.#index()
    const { letters, enough } = wantedOf(words)
    const shared = new Map<SearchedText, number>()
    for (const [beginning, more] of letters) {
      for (const text of this.#byBeginning.get(beginning) ?? [])
        shared.set(text, (shared.get(text) ?? 0) + more)
    }
    return new Set([...shared].filter(([, letters]) => letters >= enough).map(([text]) => text))
  }

  /** Reads again what was edited since the last time; answers the keys of those texts, also where they say the same. */
  refresh(): Set<string> {
    const touched = new Set(this.#stale)
    this.#stale.clear()
    for (const key of touched) {
      const before = this.#texts.get(key)
      if (!before && !this.#isWhole) continue
      this.#forget(key)
      this.#read(placeOf(key))
    }
    return touched
  }

  #read(place: TextPlace): SearchedText | undefined {
    const fragment = fragmentOf(this.#document, place)
    if (!fragment) return undefined
    const text = new SearchedText(place, flatText(fragment))
    this.#remember(text)
    return text
  }

  #remember(text: SearchedText): void {
    this.#forget(text.key)
    this.#texts.set(text.key, text)
    if (this.#byBeginning) addTo(this.#byBeginning, text)
  }

  #forget(key: string): void {
    const text = this.#texts.get(key)
    if (!text) return
    this.#texts.delete(key)
    for (const beginning of beginningsOf(text.said)) this.#byBeginning?.get(beginning)?.delete(text)
  }

  #index(): Map<string, Set<SearchedText>> {
    const index = new Map<string, Set<SearchedText>>()
    for (const text of this.all()) addTo(index, text)
    return index
  }

  readonly #onActivities = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [activityId, field] = event.path
      if (activityId === undefined) {
        for (const id of event.keys.keys()) this.#stale.add(placeKey({ kind: 'body', activityId: id }))
      } else if (field === 'body' || event.keys.has('body') || event.keys.has('removed')) {
        this.#stale.add(placeKey({ kind: 'body', activityId: String(activityId) }))
      }
    }
  }

  readonly #onSection = sectionListeners((category) =>
    this.#stale.add(placeKey({ kind: 'section', category })),
  )
}

/** Whether `PlanTexts.sharing` these words has the text; for who has only one to look at. */
export function sharesWords(text: SearchedText, words: readonly string[]): boolean {
  const { letters, enough } = wantedOf(words)
  const found = new Set<string>()
  for (const word of text.said) {
    const beginning = word.slice(0, BEGINNING)
    if (letters.has(beginning)) found.add(beginning)
  }
  return found.size > 0 && [...found].reduce((sum, one) => sum + (letters.get(one) ?? 0), 0) >= enough
}

/** How many letters the words of each beginning have, and how many of them make a text worth looking into: the short words may all be there. */
function wantedOf(words: readonly string[]): { letters: Map<string, number>; enough: number } {
  const letters = new Map<string, number>()
  let short = 0
  for (const word of words) {
    if (word.length < BEGINNING) {
      short += word.length
      continue
    }
    const beginning = word.slice(0, BEGINNING)
    letters.set(beginning, (letters.get(beginning) ?? 0) + word.length)
  }
  return { letters, enough: ENOUGH_LIKENESS * lettersIn(words) - short }
}

/** The text at a place in the document; undefined when its activity is gone or removed. */
export function fragmentOf(document: Y.Doc, place: TextPlace): Y.XmlFragment | undefined {
  if (place.kind === 'section') return sectionText(document, place.category)
  const record = activityRecords(document).get(place.activityId)
  return record && !record.get('removed') ? bodyOf(record) : undefined
}

type SectionListeners = Record<Category, () => void>

function sectionListeners(onChange: (category: Category) => void): SectionListeners {
  return Object.fromEntries(
    ALL_CATEGORIES.map((category) => [category, () => onChange(category)]),
  ) as SectionListeners
}

function placeOf(key: string): TextPlace {
  const [kind, id = ''] = key.split('/')
  const category = ALL_CATEGORIES.find((one) => String(one) === id)
  return kind === 'section' && category ? { kind: 'section', category } : { kind: 'body', activityId: id }
}

function addTo(index: Map<string, Set<SearchedText>>, text: SearchedText): void {
  for (const beginning of beginningsOf(text.said)) {
    const texts = index.get(beginning)
    if (texts) texts.add(text)
    else index.set(beginning, new Set([text]))
  }
}

function beginningsOf(words: readonly string[]): Set<string> {
  const beginnings = new Set<string>()
  for (const word of words) if (word.length >= BEGINNING) beginnings.add(word.slice(0, BEGINNING))
  return beginnings
}
