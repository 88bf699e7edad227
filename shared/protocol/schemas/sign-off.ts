/** The shapes of what directors say about a section's wording. */
import { z } from 'zod'
import { SECTION_STATES, SIGN_OFF_ACTS } from '../../sign-off/sign-off.ts'
import { category, epoch, linesOf, planId, signed } from './fields.ts'

const wordingSha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const sectionParams = z.object({ planId, category: z.coerce.number().pipe(category) })
export const wordingParams = sectionParams.extend({ contentHash: wordingSha256 })

export const signOffSchema = z.object({
  id: z.string(),
  category,
  act: z.enum(SIGN_OFF_ACTS),
  contentHash: z.string(),
  reason: z.string(),
  over: z.array(z.string()),
  ...signed.shape,
})

/**
 * `contentHash` is that of the words the person has read; `reason` the objection, or why warnings are signed over; `over` the
 * ids of the warnings they were shown as open, where given: others than there are is refused.
 */
export const newSignOff = z.object({
  contentHash: wordingSha256,
  act: z.enum(SIGN_OFF_ACTS).default('approved'),
  reason: linesOf(2_000).trim().default(''),
  over: z.array(z.string().max(200)).max(10_000).optional(),
  epoch,
})

/** What has changed since somebody approved, in titles and names of fields. */
const wordingChanges = z.object({
  isTextChanged: z.boolean(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.object({ title: z.string(), fields: z.array(z.string()) })),
})

/** `changes` is there for an approval of other words than the present, where those are still kept. */
const approvalAnswer = z.object({
  signOff: signOffSchema,
  isCurrent: z.boolean(),
  changes: wordingChanges.optional(),
})

export const sectionAnswer = z.object({
  category,
  contentHash: wordingSha256,
  state: z.enum(SECTION_STATES),
  agreed: z.object({ contentHash: wordingSha256, at: z.string() }).optional(),
  approvals: z.array(approvalAnswer),
  objections: z.array(signOffSchema),
  signOffs: z.array(signOffSchema),
  /** The ids of the warnings that stand open in it and are signed over with a reason only. */
  open: z.array(z.string()),
})

/** The canonical JSON of a section's words: its SHA-256 in UTF-8 is their hash. */
export const wordingAnswer = z.object({ wording: z.string() })

export type NewSignOff = z.output<typeof newSignOff>
export type SectionAnswer = z.input<typeof sectionAnswer>
