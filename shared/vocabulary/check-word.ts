import type { Agreement } from '../agreement/agreement.ts'
import { findMatches } from '../overlap/lexicon.ts'
import { isStopWord } from '../overlap/stop-words.ts'
import { vocabularyOf } from '../overlap/vocabulary.ts'
import { type Word, wordsOf } from '../overlap/words.ts'
import type { AddedWord } from './workspace-vocabulary.ts'

/** More than any secretariat writes; each costs every reader something. */
export const MOST_WORDS = 500

/** What speaks against adding the word to what has been added; undefined where nothing does. */
export function wordProblem(
  { form, concept }: Pick<AddedWord, 'form' | 'concept'>,
  added: readonly Pick<AddedWord, 'form' | 'concept'>[],
  agreement: Agreement,
): 'word-empty' | 'word-known' | 'concept-unknown' | 'vocabulary-full' | undefined {
  const words = wordsOf(form)
  const { lexicon, parties } = vocabularyOf(agreement, added)
  const isEmpty = (word: Word) =>
    isStopWord(word) || parties.nameWords.has(word.lower) || /^\d+$/u.test(word.lower)
  if (words.every(isEmpty)) return 'word-empty'
  if (!lexicon.concepts.has(concept)) return 'concept-unknown'
  const isKnown = findMatches(words, lexicon).some(
    (match) =>
      match.concept.id === concept &&
      words.every((word) => match.shown.some(({ from, to }) => from <= word.from && word.to <= to)),
  )
  if (isKnown) return 'word-known'
  return added.length >= MOST_WORDS ? 'vocabulary-full' : undefined
}
