/** The shapes of a plan's public page: what directors do about it, what is public of it, and what an address asks for. */
import { z } from 'zod'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PARTIES, PRECISIONS } from '../../plan/plan.ts'
import { PLACE_REGIONS } from '../../publication/place-regions.ts'
import { PUBLICATION_STATES, ROBOTS } from '../../publication/publication.ts'
import { category, epoch, isoDate, isoInstant, linesOf, recordId, signatureSchema, signed } from './fields.ts'
import { richText } from './rich-text.ts'

const robots = z.enum(ROBOTS)
const reason = linesOf(2_000).trim().default('')
const proposal = recordId

/** `robots` is whether search engines may show the page, as far as this party goes. */
export const newPublicationAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('asked'), robots, epoch }),
  z.object({ act: z.literal('agreed'), proposal, robots, epoch }),
  z.object({ act: z.literal('taken-back'), proposal, epoch }),
  z.object({ act: z.literal('declined'), proposal, reason, epoch }),
  z.object({ act: z.literal('withdrawn'), reason, epoch }),
])
export type NewPublicationAct = z.output<typeof newPublicationAct>

export const publicationActSchema = z.object({
  id: recordId,
  deed: z.discriminatedUnion('act', [
    z.object({ act: z.literal('asked'), robots }),
    z.object({ act: z.literal('agreed'), proposal, robots }),
    z.object({ act: z.literal('taken-back'), proposal }),
    z.object({ act: z.literal('declined'), proposal, reason: z.string() }),
    z.object({ act: z.literal('withdrawn'), reason: z.string() }),
  ]),
  ...signed.shape,
})

const said = z.object({ by: signatureSchema, at: isoInstant })

const publicActivity = z.object({
  id: z.string(),
  party: z.enum(ACTIVITY_PARTIES),
  category,
  title: z.string(),
  body: richText,
  status: z.enum(ACTIVITY_STATUSES),
  audience: z.array(z.string()),
  partners: z.array(z.string()),
  place: z.string(),
  regions: z.array(z.enum(PLACE_REGIONS)),
  updatedAt: isoInstant,
  start: isoDate.optional(),
  end: isoDate.optional(),
  precision: z.enum(PRECISIONS),
})

/** Nothing but what everybody may read once it is published. */
export const publicPlanSchema = z.object({
  publicId: z.string(),
  year: z.number().int(),
  sections: z.array(
    z.object({ category, agreedAt: isoInstant, text: richText, activities: z.array(publicActivity) }),
  ),
})

/**
 * `content` is what is public, or would be; `missing` the sections that are not, for want of both parties' approval. `acts` is
 * everything that was done, in order.
 */
export const publicationAnswer = z.object({
  publicId: z.string(),
  state: z.enum(PUBLICATION_STATES),
  proposal: said.extend({ id: z.string(), robots, waitsFor: z.enum(PARTIES) }).optional(),
  published: z.object({ since: isoInstant, robots, asked: said, agreed: said }).optional(),
  withdrawn: said.extend({ reason: z.string() }).optional(),
  acts: z.array(publicationActSchema),
  missing: z.array(category),
  content: publicPlanSchema,
})
export type PublicationAnswer = z.output<typeof publicationAnswer>

export const publicPageParams = z.object({ publicId: z.string() })

const LONGEST_PARAMETER = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: no letter is among them
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]+/gu

/** Addresses are typed, cut off and tampered with: whatever is no text of some length asks for nothing, and nothing is refused. */
const parameter = z
  .string()
  .overwrite((text) =>
    text.slice(0, LONGEST_PARAMETER).toWellFormed().replaceAll(CONTROL_CHARACTERS, ' ').trim(),
  )
  .catch('')
  .meta({ override: { type: 'string' } })

/** Words to be found, an audience, a region, a party, and `sprog=en` for English. */
export const publicQuery = z.object({
  q: parameter,
  maalgruppe: parameter,
  region: parameter,
  part: parameter,
  sprog: parameter,
})
