/** Versions of a plan, and what has changed between two. */
import { z } from 'zod'
import { ACTIVITY_PARTIES, PARTIES, PRECISIONS } from '../../plan/plan.ts'
import { COMPARED_FIELDS } from '../../versions/compared-fields.ts'
import { VERSION_REASONS } from '../../versions/version.ts'
import { category, planId, recordId, signatureSchema } from './fields.ts'
import { planAnswer, statedFields } from './plans.ts'

export const versionParams = z.object({ planId, versionId: recordId })

/** What two versions are compared by: a version, what is agreed, or how the person left the plan last. */
const comparedFrom = z.union([recordId, z.literal('agreed'), z.literal('last-visit')])
export const comparisonParams = z.object({
  planId,
  from: comparedFrom,
  /** `now` is the plan as it stands. */
  to: z.union([recordId, z.literal('now')]),
})

export const restorableSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan') }),
  z.object({ kind: z.literal('section'), category }),
  z.object({ kind: z.literal('activity'), activityId: recordId }),
])

export const agreedWordingSchema = z.object({ category, contentHash: z.string() })

export const versionSchema = z.object({
  id: recordId,
  planId,
  at: z.string(),
  /** Absent where nobody asked for it. */
  by: signatureSchema.optional(),
  reason: z.enum(VERSION_REASONS),
  name: z.string().optional(),
  /** SHA-256 of what it reads. */
  contentHash: z.string(),
  /** The sections that were agreed then, and not being amended, by the hash of their words; absent where none was. */
  agreed: z.array(agreedWordingSchema).optional(),
  /** Of a restore: when the version was made that was restored, and what of it. */
  restored: z.object({ at: z.string(), what: restorableSchema }).optional(),
  /** Of the version kept before a restore: the activities that the restore brought back, and that go again with it. */
  broughtBack: z.array(recordId).optional(),
})

const versionName = z.string().trim().min(1).max(100)
export const newVersion = z.object({ name: versionName })

export const versionsAnswer = z.object({
  versions: z.array(versionSchema),
  /** Whether the person has been in the plan before, so that they can see what has come since. */
  hasVisited: z.boolean(),
  /** Whether anything is in force, so that they can see what has come since it was agreed. */
  hasAgreed: z.boolean(),
})

export const versionAnswer = z.object({ version: versionSchema, plan: planAnswer })

const piece = z.object({
  kind: z.enum(['same', 'inserted', 'deleted']),
  text: z.string(),
  by: z.string().optional(),
})
const lineStyle = z.object({
  kind: z.enum(['paragraph', 'heading', 'bullet', 'number', 'cell', 'header-cell']),
  level: z.number().optional(),
  depth: z.number().optional(),
  isQuoted: z.literal(true).optional(),
  start: z.number().optional(),
  row: z.number().optional(),
  column: z.number().optional(),
  columns: z.number().optional(),
  rows: z.number().optional(),
})
const line = z.object({
  style: lineStyle,
  before: lineStyle.optional(),
  pieces: z.array(piece),
  end: z.enum(['same', 'inserted', 'deleted']),
  isFormatted: z.literal(true).optional(),
})

const activityFacts = z.object({
  ...statedFields,
  id: z.string(),
  party: z.enum(ACTIVITY_PARTIES),
  category,
  start: z.string().optional(),
  end: z.string().optional(),
  precision: z.enum(PRECISIONS),
})

const activityChange = z.object({
  id: z.string(),
  kind: z.enum(['new', 'changed', 'removed']),
  before: activityFacts.optional(),
  after: activityFacts.optional(),
  fields: z.array(z.object({ field: z.enum(COMPARED_FIELDS), by: z.array(z.string()) })),
  title: z.array(piece).optional(),
  body: z.array(line).optional(),
})

const sectionChange = z.object({
  category,
  text: z.array(line).optional(),
  isReordered: z.boolean(),
  activities: z.array(activityChange),
})

export const comparisonAnswer = z.object({
  /** The one that was given first, whichever is the older; since agreed, the newest of those in `agreed`. */
  from: versionSchema,
  /** Absent where it is the plan as it stands. */
  to: versionSchema.optional(),
  /** Since agreed: the sections that were compared, each with the version in which it reads as it was agreed. */
  agreed: z.array(z.object({ category, version: versionSchema })).optional(),
  change: z.object({
    counts: z.object({ new: z.number(), changed: z.number(), removed: z.number(), texts: z.number() }),
    title: z.array(piece).optional(),
    sections: z.array(sectionChange),
  }),
  /** Everybody who has written what has come. */
  writers: z.array(z.object({ id: z.string(), name: z.string(), party: z.enum(PARTIES) })),
})

export const newRestore = z.object({ what: restorableSchema })

export const restoreAnswer = z.object({
  /** What stood there, to go back to. */
  before: versionSchema,
  restored: versionSchema,
})

export type ComparisonAnswer = z.infer<typeof comparisonAnswer>
export type RestoreAnswer = z.infer<typeof restoreAnswer>
