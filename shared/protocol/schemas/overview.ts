/** The shapes of what a plan's overview tells one person. */
import { z } from 'zod'
import { ROLE_FINDING_KINDS } from '../../findings/findings.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PARTIES, PRECISIONS } from '../../plan/plan.ts'
import { SECTION_STATES } from '../../sign-off/sign-off.ts'
import { category, isoDate, signatureSchema } from './fields.ts'

const activityFacts = z.object({
  id: z.string(),
  title: z.string(),
  party: z.enum(ACTIVITY_PARTIES),
  category,
  start: isoDate.optional(),
  end: isoDate.optional(),
  precision: z.enum(PRECISIONS),
  status: z.enum(ACTIVITY_STATUSES),
})
const activityName = activityFacts.pick({ id: true, title: true, party: true })

const waitingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['approval', 'objection']),
    category,
    by: signatureSchema.pick({ name: true, party: true }),
    at: z.string(),
  }),
  z.object({
    kind: z.literal('publication'),
    by: signatureSchema.pick({ name: true, party: true }),
    at: z.string(),
  }),
  z.object({
    kind: z.literal('overlap'),
    findingId: z.string(),
    category,
    activity: activityName,
    other: activityName,
  }),
  z.object({
    kind: z.literal('role'),
    findingId: z.string(),
    category,
    activity: activityName,
    finding: z.enum(ROLE_FINDING_KINDS),
    clause: z.string(),
  }),
  z.object({
    kind: z.literal('follow-up'),
    category,
    activity: activityName,
    /** The last day on which it is not late. */
    due: isoDate,
    isLate: z.boolean(),
    /** In the reader's own party's confidential part. */
    isConfidential: z.boolean(),
  }),
])

const namedChanges = z.object({
  count: z.number().int(),
  first: z.array(z.object({ id: z.string(), title: z.string() })),
})

export const overviewAnswer = z.object({
  /** Most pressing first; of findings no more than anybody reads. */
  waiting: z.array(waitingSchema),
  /** How many more there are. */
  waitingLeft: z.number().int(),
  /** Since the person left the plan the time before; absent where they have not, or what they saw is no longer kept. */
  changes: z
    .object({
      new: namedChanges,
      changed: namedChanges,
      removed: namedChanges,
      texts: z.array(category),
    })
    .optional(),
  sections: z.array(
    z.object({
      category,
      state: z.enum(SECTION_STATES),
      approvedBy: z.enum(PARTIES).optional(),
      agreedAt: z.string().optional(),
      activities: z.record(z.enum(ACTIVITY_PARTIES), z.number().int()),
      /** Warnings that nobody has answered. */
      open: z.number().int(),
    }),
  ),
  activities: z.array(activityFacts),
})

export type OverviewAnswer = z.infer<typeof overviewAnswer>
