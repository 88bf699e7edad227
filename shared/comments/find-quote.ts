/** Looks for an anchor's words in one text: as they were, or much like it. */
import { type SearchedText, withoutSpace } from './searched-text.ts'
import type { TextAnchor } from './thread.ts'
import { ENOUGH_LIKENESS, lettersIn, lettersInCommon, mostAlike, saidIn } from './words.ts'

/** An anchor's quote and surroundings, read once for all the texts it is looked for in. */
export interface SoughtQuote {
  /** Without spaces. */
  letters: string
  words: readonly string[]
  before: readonly string[]
  after: readonly string[]
}

/** Words in a text that may be an anchor's own. */
export interface FoundQuote {
  text: SearchedText
  from: number
  to: number
  /** How much of the quote is there, 0 to 1. */
  likeness: number
  /** How much of what stood around it does so here, 0 to 1. */
  surroundings: number
}

/** So many places of the same few letters in one text say no more. */
const MOST_PLACES = 100
/** Surroundings are looked for among a few words more than there were, for others may have been put in. */
const MORE_WORDS = 3

export function soughtQuote({
  quote,
  prefix,
  suffix,
}: Pick<TextAnchor, 'quote' | 'prefix' | 'suffix'>): SoughtQuote {
  return {
    letters: withoutSpace(quote),
    words: saidIn(quote),
    before: saidIn(prefix),
    after: saidIn(suffix),
  }
}

/** Where the quote stands letter by letter, whatever became of spaces and line breaks in it. */
export function findSame(text: SearchedText, sought: SoughtQuote): FoundQuote[] {
  const { letters } = sought
  const found: FoundQuote[] = []
  if (letters === '') return found
  const haystack = text.letters
  for (let at = haystack.indexOf(letters); at >= 0; at = haystack.indexOf(letters, at + letters.length)) {
    const { from, to } = text.rangeOf(at, at + letters.length)
    found.push({ text, from, to, likeness: 1, surroundings: surroundingsOf(text, from, to, sought) })
    if (found.length === MOST_PLACES) break
  }
  return found
}

/** Where something much like the quote stands: a few of its words changed, left out or put in. */
export function findAlike(text: SearchedText, sought: SoughtQuote): FoundQuote[] {
  const whole = lettersIn(sought.words)
  const found: FoundQuote[] = []
  const lookBetween = (begin: number, end: number) => {
    const stretch = mostAlike(sought.words, text.said, begin, end)
    const likeness = stretch ? stretch.letters / whole : 0
    const first = stretch && text.words[stretch.first]
    const last = stretch && text.words[stretch.last]
    if (!stretch || !first || !last || likeness < ENOUGH_LIKENESS) return
    const [from, to] = [first.from, last.to]
    found.push({ text, from, to, likeness, surroundings: surroundingsOf(text, from, to, sought) })
    lookBetween(begin, stretch.first)
    lookBetween(stretch.last + 1, end)
  }
  lookBetween(0, text.said.length)
  return found
}

/** How much of the quote is left in the words that now stand where it stood, 0 to 1. */
export function likenessOf(words: string, sought: SoughtQuote): number {
  if (withoutSpace(words) === sought.letters) return 1
  const whole = lettersIn(sought.words)
  return whole === 0 ? 0 : lettersInCommon(sought.words, saidIn(words)) / whole
}

/** Of a quote that nothing stood around, nothing else is around it. */
function surroundingsOf(
  text: SearchedText,
  from: number,
  to: number,
  { before, after }: SoughtQuote,
): number {
  const whole = lettersIn(before) + lettersIn(after)
  if (whole === 0) return text.text.slice(0, from).trim() === '' && text.text.slice(to).trim() === '' ? 1 : 0
  const { words, said } = text
  const firstInside = words.findIndex((word) => word.to > from)
  const left = firstInside < 0 ? words.length : firstInside
  const firstAfter = words.findIndex((word) => word.from >= to)
  const right = firstAfter < 0 ? words.length : firstAfter
  const wordsBefore = said.slice(Math.max(0, left - before.length - MORE_WORDS), left)
  const wordsAfter = said.slice(right, right + after.length + MORE_WORDS)
  return (lettersInCommon(before, wordsBefore) + lettersInCommon(after, wordsAfter)) / whole
}
