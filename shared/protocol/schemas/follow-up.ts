/** The shapes of what is read of a survey tool's table. */
import { z } from 'zod'
import { QUESTIONS, STEPS } from '../../follow-up/follow-up.ts'

export const surveyAnswer = z.object({
  answered: z.number().int(),
  columns: z.array(
    z.object({
      header: z.string(),
      question: z.enum(QUESTIONS).optional(),
      values: z.array(
        z.object({ text: z.string(), count: z.number().int(), step: z.literal(STEPS).optional() }),
      ),
    }),
  ),
  /** By their headers alone. */
  leftOut: z.object({ personal: z.array(z.string()), ownWords: z.array(z.string()) }),
})
