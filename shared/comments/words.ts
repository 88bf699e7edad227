/** Texts as words: what is left of some words once people have written in and around them. Likeness is counted in letters. */

export interface Word {
  from: number
  to: number
}

/** Less of some words than this share of their letters is not taken for them. */
export const ENOUGH_LIKENESS = 0.6
/** The share of two words that must begin alike for one to be an inflection or a mended spelling of the other. */
const SAME_STEM = 0.6

const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text, in lower case to be compared; numbers are words. */
export function saidIn(text: string): string[] {
  return text.match(WORD)?.map((word) => word.toLowerCase()) ?? []
}

/** Where the same words stand. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }))
}

export function lettersIn(words: readonly string[]): number {
  return words.reduce((letters, word) => letters + word.length, 0)
}

/** How many letters of a word are left in another: all where they are the same, some where they are one word inflected, else none. */
function lettersLeft(word: string, other: string): number {
  if (word === other) return word.length
  if (word[0] !== other[0] || /^\p{N}/u.test(word)) return 0
  const shorter = Math.min(word.length, other.length)
  let same = 1
  while (same < shorter && word[same] === other[same]) same++
  return same >= SAME_STEM * Math.max(word.length, other.length) ? same : 0
}

/** How many letters of the words are left in others, in the order they stood in. */
export function lettersInCommon(words: readonly string[], others: readonly string[]): number {
  let above = new Array<number>(words.length + 1).fill(0)
  for (const other of others) {
    const row = [0]
    for (const [index, word] of words.entries()) {
      const with_ = (above[index] ?? 0) + lettersLeft(word, other)
      row.push(Math.max(with_, above[index + 1] ?? 0, row[index] ?? 0))
    }
    above = row
  }
  return above[words.length] ?? 0
}

/** A stretch of words that says much the same as others: where it begins and ends, and how many letters of them it has. */
export interface Stretch {
  first: number
  last: number
  letters: number
}

/** What a word costs, of its letters, that stands in only one of the two. */
const MISSING_WORD = 0.25

/** A way of laying words and others beside each other, as far as one of each. */
interface Path extends Stretch {
  score: number
}

/**
 * The stretch of `others`, from `begin` up to `end`, that is most like `words`: a local alignment, in which a word left
 * out or put in costs a quarter of its letters. Of several the first; undefined when no word is in both.
 */
export function mostAlike(
  words: readonly string[],
  others: readonly string[],
  begin: number,
  end: number,
): Stretch | undefined {
  const initials = new Set(words.map(initialsOf))
  let best: Path | undefined
  let above: (Path | undefined)[] = []
  let isAlive = false
  for (let at = begin; at < end; at++) {
    const other = others[at] ?? ''
    // Most words of most texts continue nothing and begin nothing.
    if (!isAlive && !initials.has(initialsOf(other))) continue
    isAlive = false
    const row: (Path | undefined)[] = [undefined]
    for (const [index, word] of words.entries()) {
      const letters = lettersLeft(word, other)
      const matched = letters > 0 ? continued(above[index], at, letters) : undefined
      const path = better(matched, better(without(above[index + 1], other), without(row[index], word)))
      if (path) isAlive = true
      if (path && path === matched && path.score > (best?.score ?? 0)) best = path
      row.push(path)
    }
    above = row
  }
  return best && { first: best.first, last: best.last, letters: best.letters }
}

/** Two words that are alike begin with the same two letters, or are one and the same. */
function initialsOf(word: string): string {
  return word.slice(0, 2)
}

function continued(before: Path | undefined, at: number, letters: number): Path {
  if (!before) return { score: letters, first: at, last: at, letters }
  return {
    score: before.score + letters,
    first: before.first,
    last: at,
    letters: before.letters + letters,
  }
}

function without(path: Path | undefined, word: string): Path | undefined {
  if (!path) return undefined
  const score = path.score - MISSING_WORD * word.length
  return score > 0 ? { ...path, score } : undefined
}

function better(a: Path | undefined, b: Path | undefined): Path | undefined {
  if (!a || !b) return a ?? b
  return b.score > a.score ? b : a
}
