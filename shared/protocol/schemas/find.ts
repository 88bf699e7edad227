/** The shapes of what is looked for and found. */
import { z } from 'zod'
import { ACTIVITY_PARTIES, PARTIES } from '../../plan/plan.ts'
import { category, planId, recordId } from './fields.ts'

/**
 * `q` is what somebody has typed; `without` names a plan that is looked through already, `withoutOwn` one whose confidential
 * part is.
 */
export const findQuery = z.object({
  q: z.string().max(200),
  without: planId.optional(),
  withoutOwn: planId.optional(),
})

const markedText = z.object({
  text: z.string(),
  /** From where to where stands what was looked for. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
})

const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('activity'),
    activityId: recordId,
    category,
    party: z.enum(ACTIVITY_PARTIES),
  }),
  z.object({ kind: z.literal('section'), category }),
  z.object({
    kind: z.literal('comment'),
    threadId: recordId,
    about: z.object({ activityId: recordId.optional(), category: category.optional() }),
  }),
  z.object({ kind: z.literal('clause'), clauseId: z.string() }),
  z.object({ kind: z.literal('person'), personId: z.string() }),
  z.object({ kind: z.literal('duty'), dutyId: z.string() }),
])

const hit = z.object({
  place,
  /** Of what stands in one. */
  plan: z.object({ id: planId, title: z.string(), year: z.number().int() }).optional(),
  /** Whose confidential part it stands in; left out for what everybody reads. */
  confidential: z.enum(PARTIES).optional(),
  title: markedText,
  snippet: markedText.optional(),
  /** The title of the activity that a comment is about. */
  about: z.string().optional(),
})

/** The best of each kind, best first; asked again a little later the answer is whole. */
export const findAnswer = z.object({ hits: z.array(hit), isWhole: z.boolean() })
export type FindHit = z.infer<typeof hit>
