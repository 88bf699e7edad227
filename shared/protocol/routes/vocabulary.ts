/** What the workspace has taught the warnings. */
import type { TabledRoute } from '../route.ts'
import {
  lessonChange,
  lessonParams,
  newWord,
  vocabularyAnswer,
  vocabularyLesson,
  vocabularyWord,
  wordParams,
} from '../schemas/vocabulary.ts'
import { none } from './none.ts'

export const vocabularyRoutes = {
  readVocabulary: {
    ...none,
    method: 'GET',
    path: '/api/vocabulary',
    summary: 'The words that people here have added to the vocabulary, and what decisions have taught.',
    access: { kind: 'permitted', action: 'read', object: 'vocabulary' },
    token: 'read',
    answer: vocabularyAnswer,
  },
  addWord: {
    ...none,
    method: 'POST',
    path: '/api/vocabulary/words',
    summary: 'Adds a word to a concept; the warnings of all plans are found with it from now on.',
    access: { kind: 'permitted', action: 'edit', object: 'vocabulary' },
    token: 'none',
    audit: { action: 'word-added', makes: 'wordId' },
    body: newWord,
    status: 201,
    answer: vocabularyWord,
  },
  removeWord: {
    ...none,
    method: 'DELETE',
    path: '/api/vocabulary/words/:wordId',
    summary: 'Takes an added word out again.',
    access: { kind: 'permitted', action: 'edit', object: 'vocabulary' },
    token: 'none',
    audit: { action: 'word-removed' },
    params: wordParams,
    status: 204,
  },
  changeLesson: {
    ...none,
    method: 'PATCH',
    path: '/api/vocabulary/lessons/:planId/:findingId',
    summary: 'Says whether what a decision has taught is to count; the decision itself stands.',
    access: { kind: 'permitted', action: 'edit', object: 'vocabulary' },
    token: 'none',
    audit: { action: 'lesson-changed', facts: ['counts'] },
    params: lessonParams,
    body: lessonChange,
    answer: vocabularyLesson,
  },
} as const satisfies Record<string, TabledRoute>
