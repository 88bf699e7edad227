/** The shapes of the agreement in force, and of what everybody may know of it. */
import { z } from 'zod'
import { agreementSchema, partySchema } from '../../agreement/agreement.ts'

export const agreementAnswer = agreementSchema

/** What is on the pages that one sees before signing in. */
export const partiesAnswer = z.object({
  parties: z.array(partySchema.pick({ id: true, name: true, genitive: true })).length(2),
})
