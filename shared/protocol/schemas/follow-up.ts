/** The shapes of what is said to have become of activities, and of what is read of a survey tool's table. */
import { z } from 'zod'
import { COUNTS, OUTCOMES, QUESTIONS, STEPS } from '../../follow-up/follow-up.ts'
import { REGIONS } from '../../follow-up/regions.ts'
import { ASKED } from '../../follow-up/survey.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '../../plan/plan.ts'
import { isoDate } from './fields.ts'

const count = z.number().int()
export const followUpSchema = z.object({
  outcome: z.enum(OUTCOMES).optional(),
  on: isoDate.optional(),
  counts: z.partialRecord(z.enum(COUNTS), count),
  spent: count.optional(),
  regions: z.partialRecord(z.enum(REGIONS), count),
  answered: count.optional(),
  answers: z.partialRecord(
    z.enum(QUESTIONS),
    z.object({ 1: count.optional(), 2: count.optional(), 3: count.optional(), 4: count.optional() }),
  ),
  lessons: z.string(),
})

/** Of the activities of which anything is said, in reading order. */
export const followUpsAnswer = z.object({
  followUps: z.array(
    z.object({
      activityId: z.string(),
      title: z.string(),
      party: z.enum(ACTIVITY_PARTIES),
      status: z.enum(ACTIVITY_STATUSES),
      followUp: followUpSchema,
    }),
  ),
})

/** Of an answer: a step of a question, that it led to that, or a region. */
const meaning = z.union([z.literal(STEPS), z.literal('yes'), z.enum(REGIONS)])

export const surveyAnswer = z.object({
  answered: z.number().int(),
  columns: z.array(
    z.object({
      header: z.string(),
      asks: z.enum(ASKED).optional(),
      values: z.array(z.object({ text: z.string(), count: z.number().int(), means: meaning.optional() })),
    }),
  ),
  /** By their headers alone. */
  leftOut: z.object({ personal: z.array(z.string()), ownWords: z.array(z.string()) }),
})
