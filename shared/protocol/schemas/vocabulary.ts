/** The shapes of what people here have added to the vocabulary. */
import { z } from 'zod'
import { findingId, planId, recordId, signed } from './fields.ts'
import { namedActivity } from './plans.ts'

/** An id of the built-in vocabulary, such as `topic:export control`. */
const conceptId = z.string().min(1).max(200)
export const conceptPair = z.object({ subject: conceptId, works: z.tuple([conceptId, conceptId]) })
/** A word or a few, whose base form the vocabulary is to know. */
const wordForm = z
  .string()
  .trim()
  .overwrite((text) => text.replaceAll(/\s+/gu, ' '))
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}'’/&. -]*$/u)

export const wordParams = z.object({ wordId: recordId })
export const lessonParams = z.object({ planId, findingId })
export const newWord = z.object({ form: wordForm, concept: conceptId })
export const vocabularyWord = z.object({ id: recordId, form: wordForm, concept: conceptId, ...signed.shape })
export const lessonChange = z.object({ counts: z.boolean() })
export const vocabularyLesson = z.object({
  id: z.string(),
  concepts: conceptPair,
  about: z.array(namedActivity),
  reason: z.string(),
  ...signed.shape,
  setAside: signed.optional(),
})
export const vocabularyAnswer = z.object({
  words: z.array(vocabularyWord),
  lessons: z.array(vocabularyLesson),
})
