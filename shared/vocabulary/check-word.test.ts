import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { MOST_WORDS, wordProblem } from './check-word.ts'

const CONCEPT = 'topic:export control'
const problemWith = (form: string, concept = CONCEPT) =>
  wordProblem({ form, concept }, [], BUILT_IN_AGREEMENT)

test('a new word, a phrase and an abbreviation can be added', () => {
  expect(problemWith('kajkontrol')).toBeUndefined()
  expect(problemWith('kontrol ved kajen')).toBeUndefined()
  expect(problemWith('XKB')).toBeUndefined()
  expect(problemWith('X&B')).toBeUndefined()
})

test('a word that already means the concept is known, in any inflection; to mean another as well it can be added', () => {
  expect(problemWith('eksportkontrollen')).toBe('word-known')
  expect(problemWith('eksportkontrol', 'topic:cyber security')).toBeUndefined()
  expect(
    wordProblem(
      { form: 'kajkontrollerne', concept: CONCEPT },
      [{ form: 'kajkontrol', concept: CONCEPT }],
      BUILT_IN_AGREEMENT,
    ),
  ).toBe('word-known')
})

test('a phrase that only contains a word of the concept is something of its own', () => {
  expect(problemWith('eksportkontrol for begyndere')).toBeUndefined()
})

test('words that say nothing, and concepts that are none, are refused', () => {
  expect(problemWith('og det')).toBe('word-empty')
  expect(problemWith('2027')).toBe('word-empty')
  expect(problemWith('kajkontrol', 'topic:nothing')).toBe('concept-unknown')
})

test('a vocabulary takes no more than it can', () => {
  const added = Array.from({ length: MOST_WORDS }, (_, index) => ({ form: `ord${index}x`, concept: CONCEPT }))
  expect(wordProblem({ form: 'kajkontrol', concept: CONCEPT }, added, BUILT_IN_AGREEMENT)).toBe(
    'vocabulary-full',
  )
})
