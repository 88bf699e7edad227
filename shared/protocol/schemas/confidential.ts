/** The shapes of what is moved into a confidential part, and of what is in it. */
import { z } from 'zod'
import { CONFIDENTIAL_KINDS } from '../../confidential/confidential-kinds.ts'
import { category, recordId } from './fields.ts'
import { activityAnswer } from './plans.ts'

/** An activity, or the whole text of a section. */
const movedPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), activityId: recordId }),
  z.object({ kind: z.literal('section'), category }),
])
/** What it is kept from others for. */
export const newConfidential = z.object({ moved: movedPart, as: z.enum(CONFIDENTIAL_KINDS).default('draft') })
export const newShared = z.object({ moved: movedPart })
/** The activity's id where it is now: another one where its own was taken. */
export const movedAnswer = z.object({ activityId: recordId.optional() })

export const confidentialAnswer = z.object({
  sections: z.array(
    z.object({
      category,
      kind: z.enum(CONFIDENTIAL_KINDS),
      text: z.string(),
      activities: z.array(activityAnswer.extend({ kind: z.enum(CONFIDENTIAL_KINDS) })),
    }),
  ),
})
