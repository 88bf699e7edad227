/** Fields that shapes of several capabilities have. Whatever crosses the wire is checked once at the edge; everything behind may trust its types. */
import { z } from 'zod'
import { isIsoDate } from '../../basics/iso-date.ts'
import { ROLES } from '../../permissions/person.ts'
import { ALL_CATEGORIES, PARTIES } from '../../plan/plan.ts'
import { isPlanId } from '../rooms.ts'

export const nothing = z.undefined()

export const planId = z.string().refine(isPlanId)
/** The ids of activities and threads. */
export const RECORD_ID = /^[A-Za-z0-9_-]{1,64}$/
export const recordId = z.string().regex(RECORD_ID)
export const findingId = z.string().regex(/^[A-Za-z0-9_:-]{1,200}$/)
export const isoDate = z
  .string()
  .refine(isIsoDate, 'An ISO date such as 2027-09-24.')
  .meta({ example: '2027-09-24' })
export const shortText = z.string().trim().max(500)
/** Of several lines; they end with \n, whatever the sender's system ends them with. */
export const linesOf = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .max(max)
export const longText = linesOf(100_000)
export const commentText = linesOf(10_000).trim().min(1)
export const category = z.literal([...ALL_CATEGORIES])

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  party: z.enum(PARTIES),
  role: z.enum(ROLES),
  admin: z.boolean(),
})

export const signatureSchema = z.object({
  personId: z.string(),
  name: z.string(),
  party: z.enum(PARTIES),
  role: z.enum(ROLES),
})

/** Six digits of an app, or a recovery code. */
export const code = z.string().trim().min(1).max(50)
export const isoInstant = z.string()

/** Names the generation that the caller has before them: what they say is then refused in every other. */
export const epoch = z.string().max(200).optional()
export const signed = z.object({ by: signatureSchema, at: z.string() })
