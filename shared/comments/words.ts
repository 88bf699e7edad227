/** Texts as words: what is left of some words once people have written in and around them. Likeness is counted in letters. */

export interface Word {
  /** In lower case, to be compared. */
  said: string
  from: number
  to: number
}

/** The share of two words that must begin alike for one to be an inflection or a mended spelling of the other. */
const SAME_STEM = 0.6

/** The words of a text with where they stand; numbers are words. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    said: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))
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

interface Path extends Stretch {
  score: number
}

const NOWHERE: Path = { score: 0, first: -1, last: -1, letters: 0 }

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
  let best = NOWHERE
  let above = new Array<Path>(words.length + 1).fill(NOWHERE)
  for (let at = begin; at < end; at++) {
    const other = others[at] ?? ''
    const row = [NOWHERE]
    for (const [index, word] of words.entries()) {
      const letters = lettersLeft(word, other)
      const path = better(
        letters > 0 ? along(above[index] ?? NOWHERE, at, letters) : NOWHERE,
        better(without(above[index + 1] ?? NOWHERE, other), without(row[index] ?? NOWHERE, word)),
      )
      if (letters > 0 && path.last === at && path.score > best.score) best = path
      row.push(path)
    }
    above = row
  }
  return best === NOWHERE ? undefined : { first: best.first, last: best.last, letters: best.letters }
}

function along(before: Path, at: number, letters: number): Path {
  return {
    score: before.score + letters,
    first: before === NOWHERE ? at : before.first,
    last: at,
    letters: before.letters + letters,
  }
}

function without(path: Path, word: string): Path {
  const score = path.score - MISSING_WORD * word.length
  return score > 0 ? { ...path, score } : NOWHERE
}

function better(a: Path, b: Path): Path {
  return b.score > a.score ? b : a
}
