/**
 * A letter too many, too few, or another in its place, but never the first: that makes another word more often than a slip.
 * Words are compared when one is looked for: listing what each known word may be mistaken for took most of the time that
 * arranging a vocabulary takes.
 */

/** Every spelling of the word with one letter left out, the second first. */
export function withOneLetterLess(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, index) => word.slice(0, index + 1) + word.slice(index + 2),
  )
}

/** Words may be slips of one another only where these share a value. */
export function slipKeys(word: string): string[] {
  return [slipKey(word, word.length), slipKey(word, word.length + 1)]
}

/** Under which a known word is found by `slipKeys`. */
export function slipKey(word: string, length = word.length): string {
  return `${word[0]}${length}`
}

/**
 * The first of `[word, ...withOneLetterLess(word)]` that is also the known word with one letter left out; undefined where
 * none is.
 */
export function sharedSpelling(word: string, known: string): number | undefined {
  if (word[0] !== known[0]) return undefined
  const begins = sameLetters(word, known, (text, index) => text[index])
  if (known.length === word.length + 1)
    return begins > 0 && word.slice(begins) === known.slice(begins + 1) ? 0 : undefined
  if (known.length !== word.length) return undefined
  if (begins === word.length) return begins > 1 ? 1 : undefined
  const last = word.length - 1 - sameLetters(word, known, (text, index) => text[text.length - 1 - index])
  // Between the first letter that differs and the last one, either word is the other's moved by a letter.
  const first = word.slice(begins + 1, last + 1) === known.slice(begins, last) ? begins : undefined
  const other = word.slice(begins, last) === known.slice(begins + 1, last + 1) ? last : undefined
  const left = [first, other].flatMap((at) => (at === undefined ? [] : beginOfRun(word, at)))
  return left.length > 0 ? Math.min(...left) : undefined
}

function sameLetters(
  one: string,
  other: string,
  letter: (text: string, index: number) => string | undefined,
): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && letter(one, count) === letter(other, count)) count++
  return count
}

/** Of letters that are alike it is the same which one is left out. */
function beginOfRun(word: string, at: number): number {
  let begin = at
  while (begin > 1 && word[begin - 1] === word[begin]) begin--
  return begin
}
