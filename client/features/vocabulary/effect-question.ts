import type { Agreement } from '#shared/agreement/agreement.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import { wordProblem } from '#shared/vocabulary/check-word.ts'
import { type Effect, type EffectReader, isNothing } from '#shared/vocabulary/effect.ts'
import type { AddedWord, WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'

/** Something in the vocabulary, or that might be, whose effect is asked for. */
export type EffectQuestion =
  /** A word that has not been added yet. */
  | { kind: 'new-word'; form: string; concept: string }
  | { kind: 'word'; wordId: string }
  | { kind: 'lesson'; lessonId: string }

/** A question about one plan and one vocabulary; both are the same objects while they are unchanged. */
export interface AskedEffect {
  activities: readonly JudgedActivity[]
  vocabulary: WorkspaceVocabulary
  question: EffectQuestion
}

export interface AnsweredEffect {
  effect: Effect
  /** Why a new word without any effect would not be taken. */
  problem?: ReturnType<typeof wordProblem>
}

/** Answers the effect; undefined when the reading failed or nobody waits for it any more. */
export type AskEffect = (asked: AskedEffect, signal: AbortSignal) => Promise<AnsweredEffect | undefined>

/** Answers a question by reading the plan, which takes some tenths of a second: not for the page itself. */
export function answerTo(
  question: EffectQuestion,
  {
    reader,
    vocabulary,
    agreement,
  }: {
    reader: EffectReader
    vocabulary: WorkspaceVocabulary
    agreement: Agreement
  },
): AnsweredEffect {
  const { before, after } = changeAskedFor(vocabulary, question)
  const effect = reader.effectOf(before, after)
  return question.kind === 'new-word' && isNothing(effect)
    ? { effect, problem: wordProblem(question, vocabulary.words, agreement) }
    : { effect }
}

interface Change {
  before: WorkspaceVocabulary
  after: WorkspaceVocabulary
}

/**
 * The two vocabularies to compare: without what is asked about and with it, counting. One of them is always `vocabulary`
 * itself, so that what it makes of the plan is read once for all questions.
 */
function changeAskedFor(vocabulary: WorkspaceVocabulary, question: EffectQuestion): Change {
  const { words, lessons } = vocabulary
  switch (question.kind) {
    case 'new-word':
      return { before: vocabulary, after: { words: [...words, newWord(question)], lessons } }
    case 'word':
      return {
        before: { words: words.filter(({ id }) => id !== question.wordId), lessons },
        after: vocabulary,
      }
    case 'lesson': {
      const isSetAside = lessons.some(({ id, setAside }) => id === question.lessonId && setAside)
      if (!isSetAside) {
        const others = lessons.filter(({ id }) => id !== question.lessonId)
        return { before: { words, lessons: others }, after: vocabulary }
      }
      const counting = lessons.map((lesson) =>
        lesson.id === question.lessonId ? { ...lesson, setAside: undefined } : lesson,
      )
      return { before: vocabulary, after: { words, lessons: counting } }
    }
    default:
      question satisfies never
      throw new Error('Unknown question about an effect.')
  }
}

function newWord({ form, concept }: { form: string; concept: string }): AddedWord {
  return { id: '', form, concept, by: NOBODY, at: '' }
}

/** Who added a word makes no difference to its effect. */
const NOBODY = { personId: '', name: '', party: 'censec', role: 'director' } as const
