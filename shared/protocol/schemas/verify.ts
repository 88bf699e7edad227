/** The shapes of asking whether a file was issued from here. */
import { z } from 'zod'
import { DISCLOSED_EDITIONS } from '../../verify/disclosed-editions.ts'
import { isoDate } from './fields.ts'

export const issuedParams = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export const issuedAnswer = z.object({
  /** Absent where no such file was issued. Tells whoever has the file no more than the file does. */
  issued: z
    .object({
      on: isoDate,
      as: z.enum(['file', 'content']),
      /** Absent of what was issued before this was kept. */
      of: z
        .object({
          year: z.number(),
          edition: z.enum(DISCLOSED_EDITIONS).optional(),
          /** The instant of the version; absent where it is the plan as it stood that day. */
          versionAt: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
})
