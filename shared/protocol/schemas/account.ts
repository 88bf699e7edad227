/** The shapes of a year's account. */
import { z } from 'zod'
import { ACCOUNT_COLUMNS, DUTY_ENDS, FIGURES, OVERLAP_ENDS } from '../../account/figure-names.ts'
import { LOCALES } from '../../basics/locale.ts'
import { QUESTIONS } from '../../follow-up/follow-up.ts'

const count = z.number().int()
/** Regions are told as of this year where it is later than the plan's. */
const regionsOf = z.coerce.number().int().min(2000).max(2100).optional()

export const accountQuery = z.object({ regionsOf })
export const accountExportQuery = z.object({
  format: z.enum(['docx', 'pdf', 'xlsx']),
  lang: z.enum(LOCALES).default('da'),
  regionsOf,
})

const column = z.object({
  figures: z.record(z.enum(FIGURES), count),
  /** How many chose each step, the best first. */
  answers: z.record(z.enum(QUESTIONS), z.tuple([count, count, count, count])),
})

export const accountAnswer = z.object({
  title: z.string(),
  year: count,
  /** The year whose regions the participants are told by. */
  regionsOf: count,
  columns: z.record(z.enum(ACCOUNT_COLUMNS), column),
  overlaps: z.record(z.enum(OVERLAP_ENDS), count),
  duties: z.record(z.enum(DUTY_ENDS), count),
  /** Months of the year with contact; absent for those who may not see the meetings. */
  contactMonths: count.optional(),
})

export type AccountAnswer = z.output<typeof accountAnswer>
