import { expect, test } from 'vitest'
import { sharedSpelling, slipKey, slipKeys, withOneLetterLess } from './misspelling.ts'

/** As it is defined, letter by letter. */
function shared(word: string, known: string): number | undefined {
  const spellings = new Set(withOneLetterLess(known))
  const at = [word, ...withOneLetterLess(word)].findIndex((spelling) => spellings.has(spelling))
  return at < 0 ? undefined : at
}

/** All words of so many letters out of these. */
function wordsOf(letters: string, length: number): string[] {
  return length === 0
    ? ['']
    : wordsOf(letters, length - 1).flatMap((word) => [...letters].map((one) => word + one))
}

const WORDS = [1, 2, 3, 4, 5, 6].flatMap((length) => wordsOf(length > 4 ? 'ab' : 'abc', length))

test('words are slips of one another exactly where they share a spelling with a letter left out', () => {
  const wrong = WORDS.flatMap((word) =>
    WORDS.filter((known) => sharedSpelling(word, known) !== shared(word, known)).map(
      (known) => `${word} ${known}: ${sharedSpelling(word, known)}, not ${shared(word, known)}`,
    ),
  )
  expect(wrong).toEqual([])
})

test('and are found by their keys', () => {
  const missed = WORDS.flatMap((word) =>
    WORDS.filter((known) => shared(word, known) !== undefined && !slipKeys(word).includes(slipKey(known))),
  )
  expect(missed).toEqual([])
})

test.each([
  ['eksportkontorl', 'eksportkontrol', true],
  ['eksportkontol', 'eksportkontrol', true],
  ['eksportkontrool', 'eksportkontrol', false],
  ['eksbordkontrol', 'eksportkontrol', false],
  ['wksportkontrol', 'eksportkontrol', false],
])('%s for %s: %s', (word, known, isSlip) => {
  expect(sharedSpelling(word, known) !== undefined).toBe(isSlip)
})
