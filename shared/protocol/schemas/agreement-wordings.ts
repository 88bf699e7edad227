/** The shapes of what is read of an agreement's file, published of it and read back. */
import { z } from 'zod'
import {
  CHANGE_REASONS,
  PIECE_KINDS,
  type SignedWording,
  type WordingLayers,
} from '../../agreement/wording/signed-wording.ts'
import { wordingFault } from '../../agreement/wording/wording-fault.ts'
import { isoDate, recordId, signatureSchema } from './fields.ts'

/** Of an agreement as text: some hundred pages. */
export const MOST_WORDING_LETTERS = 300_000
const MOST_CHANGES = 60_000
const MOST_PASSAGES = 5_000
/** Of what is published, as JSON, which says each letter that is changed once more. */
export const WORDING_LIMIT_BYTES = 8 * 1024 * 1024

const place = z.int().nonnegative().max(MOST_WORDING_LETTERS)
/** Letters of a clause's or a group's id. */
const clauseId = z.string().min(1).max(60)

const layers = {
  raw: z.string().min(1).max(MOST_WORDING_LETTERS),
  changes: z
    .array(
      z.object({
        at: place,
        was: z.string().max(1_000),
        reads: z.string().max(1_000),
        why: z.enum(CHANGE_REASONS),
        isMade: z.boolean(),
      }),
    )
    .max(MOST_CHANGES),
  passages: z
    .array(
      z.object({
        from: place,
        clauses: z.array(clauseId).max(100),
        begins: z
          .object({
            id: clauseId,
            kind: z.enum(PIECE_KINDS),
            number: z.int().nonnegative(),
            title: z.string().max(500),
          })
          .optional(),
      }),
    )
    .max(MOST_PASSAGES),
}

export const wordingLayers = z.object(layers) satisfies z.ZodType<WordingLayers>

const version = {
  date: isoDate,
  fileName: z.string().trim().min(1).max(300),
}

/** What a person has read through and publishes. */
export const newWording = z.object({ ...version, ...layers }).superRefine((wording, context) => {
  const fault = wordingFault(wording)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

const publishedVersion = {
  ...version,
  id: recordId,
  sha256: z.string().length(64),
  publishedAt: z.string(),
  by: signatureSchema,
}

export const wordingVersion = z.object(publishedVersion)
export const signedWording = z.object({ ...publishedVersion, ...layers }) satisfies z.ZodType<SignedWording>

export const wordingParams = z.object({ wordingId: recordId })
