/** The shapes of what is imported of a file, and of the plan that is then made of it. */
import { z } from 'zod'
import { type ImportProposal, LEFTOVER_REASONS, REMARK_REASONS } from '../../import/proposal.ts'
import { LEFT_BEHIND_KINDS } from '../../import/reading.ts'
import { ACTIVITY_PARTIES, ALL_CATEGORIES } from '../../plan/plan.ts'
import { category } from './fields.ts'
import { newActivity, newPlan, statedFields } from './plans.ts'
import { richText } from './rich-text.ts'

/** Of a file to import. */
export const IMPORT_LIMIT_BYTES = 10 * 1024 * 1024
export const MOST_IMPORTED_ACTIVITIES = 5_000
/** Of what is proposed, as JSON; with so many activities it still has room in a plan's document. */
export const IMPORT_PROPOSAL_LIMIT_BYTES = 4 * 1024 * 1024
/** Of a reviewed import, as JSON, which says the same at greater length than a plan's document. */
export const IMPORTED_PLAN_LIMIT_BYTES = 8 * 1024 * 1024

export const fileBytes = z
  .custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, 'Send the file’s bytes.')
  .meta({ override: { type: 'string', format: 'binary' } })

const where = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('row'), sheet: z.string(), row: z.number() }),
  z.object({ kind: z.literal('heading'), heading: z.string() }),
])

export const importProposal = z.object({
  title: z.string(),
  year: z.number().optional(),
  sections: z.array(z.object({ category, text: richText })),
  activities: z.array(
    z.object({
      ...statedFields,
      category: category.optional(),
      party: z.enum(ACTIVITY_PARTIES).optional(),
      period: z.string(),
      body: richText,
      where,
      remarks: z.array(z.object({ label: z.string(), text: z.string(), why: z.enum(REMARK_REASONS) })),
    }),
  ),
  leftovers: z.array(z.object({ where, why: z.enum(LEFTOVER_REASONS), blocks: richText })),
  leftBehind: z.array(z.object({ what: z.enum(LEFT_BEHIND_KINDS), count: z.number() })),
}) satisfies z.ZodType<ImportProposal>

/** The body has the formatting; a `description` counts where it is empty. */
const importedActivity = newActivity.safeExtend({ body: richText })

export const importedPlan = newPlan.extend({
  sections: z.array(z.object({ category, text: richText })).max(ALL_CATEGORIES.length),
  activities: z.array(importedActivity).max(MOST_IMPORTED_ACTIVITIES),
})
