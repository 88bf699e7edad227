/** The shapes of plans and their activities. */
import { z } from 'zod'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PLAN_STATUSES, PRECISIONS } from '../../plan/plan.ts'
import { category, isoDate, linesOf, longText, planId, recordId, shortText } from './fields.ts'

export const planParams = z.object({ planId })
export const activityParams = z.object({ planId, activityId: recordId })

export const planSummary = z.object({
  id: planId,
  year: z.number().int(),
  title: z.string(),
  status: z.enum(PLAN_STATUSES),
  createdAt: z.string(),
})

export const newPlan = z.object({
  year: z.number().int().min(2000).max(2100),
  title: z.string().trim().min(1).max(200),
})

const activityFields = {
  party: z.enum(ACTIVITY_PARTIES),
  category,
  title: shortText,
  description: longText,
  start: isoDate.nullish(),
  end: isoDate.nullish(),
  precision: z.enum(PRECISIONS),
  status: z.enum(ACTIVITY_STATUSES),
  audience: z.array(shortText).max(50),
  partners: z.array(shortText).max(50),
  place: shortText,
  counterpart: shortText,
  responsible: shortText,
  budget: z.number().int().min(0).max(1_000_000_000_000).nullish(),
  goal: linesOf(2_000).trim(),
}

/** What an answer says of an activity as it is, which nothing here bounds. */
export const statedFields = {
  title: z.string(),
  status: z.enum(ACTIVITY_STATUSES),
  audience: z.array(z.string()),
  partners: z.array(z.string()),
  place: z.string(),
  counterpart: z.string(),
  responsible: z.string(),
  budget: z.number().optional(),
  goal: z.string(),
}

const endsAfterItStarts = (activity: { start?: string | null; end?: string | null }) =>
  !activity.start || !activity.end || activity.start <= activity.end

/** Null clears a field. */
const activityInput = z.object({
  ...activityFields,
  place: shortText.nullable(),
  counterpart: shortText.nullable(),
  responsible: shortText.nullable(),
  goal: activityFields.goal.nullable(),
  audience: activityFields.audience.nullable(),
  partners: activityFields.partners.nullable(),
})

/** Party, category and title are needed; the rest may come later. */
export const newActivity = activityInput
  .partial()
  .required({ party: true, category: true, title: true })
  .refine(endsAfterItStarts, { path: ['end'], error: 'The activity ends before it starts.' })

export const activityPatch = activityInput
  .partial()
  .refine(endsAfterItStarts, { path: ['end'], error: 'The activity ends before it starts.' })

export const activityAnswer = z.object({ ...activityFields, id: z.string() })

export const planAnswer = z.object({
  id: planId,
  year: z.number().int(),
  title: z.string(),
  status: z.enum(PLAN_STATUSES),
  sections: z.array(z.object({ category, text: z.string(), activities: z.array(activityAnswer) })),
})

export const namedActivity = z.object({ party: z.enum(ACTIVITY_PARTIES), title: z.string() })

export type PlanSummary = z.infer<typeof planSummary>
export type ActivityPatch = z.infer<typeof activityPatch>
