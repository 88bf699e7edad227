import { findMatches } from '../overlap/lexicon.ts'
import { isStopWord } from '../overlap/stop-words.ts'
import { CONCEPTS, lexiconWith } from '../overlap/vocabulary.ts'
import { wordsOf } from '../overlap/words.ts'
import type { AddedWord } from './workspace-vocabulary.ts'

/** More than any secretariat writes; each costs every reader something. */
export const MOST_WORDS = 500

/** What speaks against adding the word to what has been added; undefined where nothing does. */
export function wordProblem(
  { form, concept }: Pick<AddedWord, 'form' | 'concept'>,
  added: readonly Pick<AddedWord, 'form' | 'concept'>[],
): 'word-empty' | 'word-known' | 'concept-unknown' | 'vocabulary-full' | undefined {
  const words = wordsOf(form)
  if (words.every((word) => isStopWord(word) || /^\d+$/u.test(word.lower))) return 'word-empty'
  if (!CONCEPTS.some(({ id }) => id === concept)) return 'concept-unknown'
  const isKnown = findMatches(words, lexiconWith(added)).some(
    (match) =>
      match.concept.id === concept &&
      words.every((word) => match.shown.some(({ from, to }) => from <= word.from && word.to <= to)),
  )
  if (isKnown) return 'word-known'
  return added.length >= MOST_WORDS ? 'vocabulary-full' : undefined
}
