import type { Concept, ConceptAspect } from './concept-table.ts'
import { sharedSpelling, slipKey, slipKeys, withOneLetterLess } from './misspelling.ts'
import { isStopWord } from './stop-words.ts'
import { danishKey, LONGEST_WORD, type Word, wordsOf } from './words.ts'

/** How one form of a concept is recognised. */
interface Form {
  concept: Concept
  words: FormWord[]
  /** `together`: in a row; `sentence`: anywhere in one sentence. */
  order: 'together' | 'sentence'
}

interface FormWord {
  keys: readonly string[]
  /** Met in capitals only, as `FE` and `AI` are. */
  capitals: boolean
  /** Met with any ending, as `lobby*` is. */
  open: boolean
  /** Shortened, so that its full stop need not end the sentence, as in `adm. direktør`. */
  shortened: boolean
  lower: string
}

/** The forms of all concepts, arranged so that a word finds the ones it may begin. */
export interface Lexicon {
  concepts: ReadonlyMap<string, Concept>
  byFirstKey: Table<Form>
  open: readonly Form[]
  /** Concepts that a part of a compound may stand for, by the part's Danish key. */
  byPart: Table<Concept>
  /** Long words by their `slipKey`, for words with one letter wrong. */
  misspellable: Table<Form>
}

type Table<Value> = Pick<ReadonlyMap<string, readonly Value[]>, 'get' | 'has'>

/** A concept found in a text, and the stretches of the text that showed it. */
export interface Match {
  concept: Concept
  shown: Stretch[]
}

/** From a first word to a last one, both included. */
export interface Stretch {
  from: number
  to: number
}

const SHORTEST_PART = 5
/** A stem of three letters is the end of too many words: "kaserne" and "kasse" are both "kas". */
const SHORTEST_PART_KEY = danishKey('').length + 4
const SHORTEST_COMPOUND = 8
const SHORTEST_MISSPELT = 8
/** Words that may stand between the words of a form: "udveksler løbende erfaringer". */
const LARGEST_GAP = 1

/** Arranges concepts for reading; done once a vocabulary, for it takes long enough to be felt. */
export function buildLexicon(concepts: readonly Concept[]): Lexicon {
  return {
    concepts: new Map(concepts.map((concept) => [concept.id, concept])),
    ...arrange(concepts.flatMap((concept) => concept.forms.map((written) => readForm(concept, written)))),
  }
}

/** The same lexicon with more forms, at the cost of those alone. A star or a plus in them means what it says. */
export function extendLexicon(
  lexicon: Lexicon,
  more: readonly { concept: Concept; written: string }[],
): Lexicon {
  const { byFirstKey, open, byPart, misspellable } = arrange(
    more.map(({ concept, written }) => ({ concept, words: formWords(written, false), order: 'together' })),
  )
  return {
    concepts: lexicon.concepts,
    byFirstKey: joined(lexicon.byFirstKey, byFirstKey),
    open: [...lexicon.open, ...open],
    byPart: joined(lexicon.byPart, byPart),
    misspellable: joined(lexicon.misspellable, misspellable),
  }
}

/** Two tables as one, without copying the first. */
function joined<Value>(base: Table<Value>, more: Table<Value>): Table<Value> {
  return {
    has: (key) => base.has(key) || more.has(key),
    get(key) {
      const [known, added] = [base.get(key), more.get(key)]
      return known && added ? [...known, ...added] : (known ?? added)
    },
  }
}

function arrange(forms: readonly Form[]): Omit<Lexicon, 'concepts'> {
  const byFirstKey = new Map<string, Form[]>()
  const byPart = new Map<string, Concept[]>()
  const misspellable = new Map<string, Form[]>()
  const open: Form[] = []
  for (const form of forms) {
    const [first] = form.words
    if (!first) continue
    if (first.open) open.push(form)
    else for (const key of first.keys) addTo(byFirstKey, key, form)
    if (form.words.length > 1 || first.open || first.capitals || /\d/u.test(first.lower)) continue
    const part = danishKey(first.lower)
    if (first.lower.length >= SHORTEST_PART && part.length >= SHORTEST_PART_KEY)
      addTo(byPart, part, form.concept)
    if (first.lower.length >= SHORTEST_MISSPELT) addTo(misspellable, slipKey(first.lower), form)
  }
  return { byFirstKey, open, byPart, misspellable }
}

function readForm(concept: Concept, written: string): Form {
  return {
    concept,
    words: formWords(written.replace(/\*/gu, ''), written.endsWith('*')),
    order: written.includes(' + ') ? 'sentence' : 'together',
  }
}

function formWords(written: string, open: boolean): FormWord[] {
  return wordsOf(written).map((word) => ({
    keys: word.keys,
    capitals: word.text.length <= 4 && word.text === word.text.toUpperCase() && /\p{L}/u.test(word.text),
    open,
    shortened: word.dotted,
    lower: word.lower,
  }))
}

/** All concepts that the words show; within one aspect a longer form hides the shorter ones inside it. */
export function findMatches(words: readonly Word[], lexicon: Lexicon): Match[] {
  const matches: Match[] = []
  const covered = new Set<string>()
  const known = new Map<Word, Set<ConceptAspect>>()
  const seen = new Set<string>()
  const candidates = words.flatMap((word, index) => formsAt(word, lexicon).map((form) => ({ form, index })))
  candidates.sort((p, q) => q.form.words.length - p.form.words.length || p.index - q.index)
  for (const { form, index } of candidates) {
    const positions =
      form.order === 'together' ? matchTogether(form, words, index) : matchInSentence(form, words, index)
    if (!positions) continue
    const { aspect } = form.concept
    const hidden = positions.length === 1 && covered.has(`${aspect} ${positions[0]}`)
    if (hidden) continue
    if (positions.length > 1 && form.order === 'together') {
      for (const position of positions) covered.add(`${aspect} ${position}`)
    }
    const shown = positions.flatMap((position) => words[position] ?? [])
    for (const word of shown) known.set(word, (known.get(word) ?? new Set()).add(aspect))
    const place = `${form.concept.id} ${positions[0]}`
    if (seen.has(place)) continue
    seen.add(place)
    matches.push({ concept: form.concept, shown: form.order === 'together' ? span(shown) : shown })
  }
  for (const word of words) {
    const shows = known.get(word)
    const inside = shows
      ? subjectsInside(word, lexicon).filter(({ aspect }) => !shows.has(aspect))
      : conceptsInside(word, lexicon)
    for (const concept of inside) matches.push({ concept, shown: [word] })
  }
  return matches
}

function span(words: readonly Word[]): Stretch[] {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? [{ from: first.from, to: last.to }] : []
}

function formsAt(word: Word, lexicon: Lexicon): Form[] {
  const forms = new Set<Form>()
  for (const key of word.keys) for (const form of lexicon.byFirstKey.get(key) ?? []) forms.add(form)
  for (const form of lexicon.open) if (isWord(word, form.words[0])) forms.add(form)
  return [...forms]
}

function isWord(word: Word | undefined, pattern: FormWord | undefined): boolean {
  if (!word || !pattern) return false
  if (pattern.open) return word.lower.startsWith(pattern.lower)
  if (pattern.capitals) {
    const bare = word.text.replace(/['’].*$|s$/u, '')
    return (
      bare === bare.toUpperCase() && (word.lower === pattern.lower || bare.toLowerCase() === pattern.lower)
    )
  }
  return word.keys.some((key) => pattern.keys.includes(key))
}

function matchTogether(form: Form, words: readonly Word[], start: number): number[] | undefined {
  const positions: number[] = []
  let at = start
  let sentence = words[start]?.sentence ?? 0
  for (const [order, pattern] of form.words.entries()) {
    const furthest = order === 0 ? at : at + LARGEST_GAP
    while (at <= furthest && !isWord(words[at], pattern)) at += 1
    const word = words[at]
    if (at > furthest || word?.sentence !== sentence) return undefined
    positions.push(at)
    at += 1
    if (pattern.shortened && word.dotted) sentence = words[at]?.sentence ?? sentence
  }
  return positions
}

function matchInSentence(form: Form, words: readonly Word[], start: number): number[] | undefined {
  const [first, ...rest] = form.words
  if (!isWord(words[start], first)) return undefined
  const positions = [start]
  for (const pattern of rest) {
    const at = words.findIndex((word) => word.sentence === words[start]?.sentence && isWord(word, pattern))
    if (at < 0) return undefined
    positions.push(at)
  }
  return positions
}

/** What a compound is about that is known as something else: "ministerbesøg" is a visit, and has to do with a minister. */
function subjectsInside(word: Word, lexicon: Lexicon): Concept[] {
  return conceptsOfParts(word, lexicon).filter(({ aspect }) => aspect === 'topic' || aspect === 'counterpart')
}

/** Concepts that stand inside a compound ("eksportkontrolkursus") or behind one wrong letter ("begyner"). */
function conceptsInside(word: Word, lexicon: Lexicon): Concept[] {
  const parts = conceptsOfParts(word, lexicon)
  // "Contact" is no slip of the keyboard for "contract".
  if (parts.length > 0 || isStopWord(word)) return parts
  return [...new Set(misspelt(word.lower, lexicon).map((form) => form.concept))]
}

function conceptsOfParts(word: Word, lexicon: Lexicon): Concept[] {
  return [...new Set(partsOf(word.lower, lexicon).flatMap((part) => lexicon.byPart.get(part) ?? []))]
}

/** The longest known beginning and the longest known end of a compound, as Danish keys. */
export function partsOf(lower: string, lexicon: Lexicon): string[] {
  if (lower.length < SHORTEST_COMPOUND || lower.length > LONGEST_WORD) return []
  const parts: string[] = []
  for (let cut = 3; cut <= lower.length - SHORTEST_PART; cut++) {
    const key = danishKey(lower.slice(cut))
    if (lexicon.byPart.has(key)) {
      parts.push(key)
      break
    }
  }
  for (let cut = lower.length - 3; cut >= SHORTEST_PART; cut--) {
    const head = lower.slice(0, cut)
    const key = danishKey(head)
    if (lexicon.byPart.has(key)) {
      parts.push(key)
      break
    }
  }
  return parts
}

function misspelt(lower: string, lexicon: Lexicon): Form[] {
  if (lower.length < SHORTEST_MISSPELT - 1 || lower.length > LONGEST_WORD) return []
  const slips = slipKeys(lower)
    .flatMap((key) => lexicon.misspellable.get(key) ?? [])
    .map((form) => ({ form, at: sharedSpelling(lower, form.words[0]?.lower ?? '') }))
  const forms = new Set<Form>()
  for (const [index, spelling] of [lower, ...withOneLetterLess(lower)].entries()) {
    for (const { form, at } of slips) if (at === index) forms.add(form)
    for (const form of lexicon.byFirstKey.get(spelling) ?? []) {
      if (form.words.length === 1 && spelling.length >= SHORTEST_MISSPELT) forms.add(form)
    }
  }
  return [...forms]
}

/** What is added again comes right after itself: forms are taken one by one. */
function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (!values) map.set(key, [value])
  else if (values.at(-1) !== value) values.push(value)
}
