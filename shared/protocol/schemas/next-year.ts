/** The shapes of beginning another year's plan from one. */
import { z } from 'zod'
import { DANISH_HOLIDAYS } from '../../basics/danish-holidays.ts'
import { isoDate } from './fields.ts'
import { newPlan, planSummary } from './plans.ts'

export const nextYearPlan = newPlan.extend({
  leaveOutDone: z.boolean().default(false),
  leaveOutCancelled: z.boolean().default(false),
  keepBudgets: z.boolean().default(true),
})

export const nextYearAnswer = planSummary.extend({
  activities: z.number().int(),
  onHolidays: z.array(z.object({ title: z.string(), date: isoDate, holiday: z.enum(DANISH_HOLIDAYS) })),
})
