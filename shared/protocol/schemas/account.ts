/** The shapes of a year's account. */
import { z } from 'zod'
import { ACCOUNT_COLUMNS, DUTY_ENDS, FIGURES, OVERLAP_ENDS } from '../../account/figure-names.ts'
import { LOCALES } from '../../basics/locale.ts'
import { PARTIES } from '../../plan/plan.ts'
import { isoDate, planId } from './fields.ts'

const count = z.number().int()
/** Regions are told as of this year where it is later than the plan's. */
const regionsOf = z.coerce.number().int().min(2000).max(2100).optional()

export const accountQuery = z.object({ regionsOf })
export const accountExportQuery = z.object({
  format: z.enum(['docx', 'pdf', 'xlsx']),
  lang: z.enum(LOCALES).default('da'),
  /** Another plan, whose year is told beside. */
  beside: planId.optional(),
})

const column = z.object({ figures: z.record(z.enum(FIGURES), count) })
/** Its activities as they were called; `activityId` is one of them that is still there. */
const overlap = z.object({
  findingId: z.string(),
  titles: z.array(z.string()),
  activityId: z.string().optional(),
  isFound: z.boolean(),
})
const duty = z.object({ dutyId: z.string(), title: z.string() })

export const accountAnswer = z.object({
  title: z.string(),
  year: count,
  /** The year whose regions the participants are told by. */
  regionsOf: count,
  columns: z.record(z.enum(ACCOUNT_COLUMNS), column),
  overlaps: z.record(z.enum(OVERLAP_ENDS), z.array(overlap)),
  /** Of each party that owes them. */
  duties: z.record(z.enum(PARTIES), z.record(z.enum(DUTY_ENDS), z.array(duty))),
  /** Months of the year with contact; absent for those who may not see the meetings. */
  contact: z.array(z.object({ month: z.string(), on: z.array(isoDate) })).optional(),
})

export type AccountAnswer = z.output<typeof accountAnswer>
