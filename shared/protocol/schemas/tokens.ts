/** The shapes of API tokens. */
import { z } from 'zod'
import { TOKEN_DAYS, TOKEN_SCOPES } from '../../tokens/scopes.ts'
import { isoDate, isoInstant, planId, recordId } from './fields.ts'
import { ownPassword } from './people.ts'

const tokenScopes = z
  .array(z.enum(TOKEN_SCOPES))
  // What a change answers is the plan as well.
  .refine((scopes) => scopes.includes('read'), 'Every token reads.')
  .refine((scopes) => new Set(scopes).size === scopes.length, 'Each scope once.')
export const tokenParams = z.object({ tokenId: recordId })
export const newToken = z.object({
  name: z.string().trim().min(1).max(60),
  scopes: tokenScopes,
  /** The one plan it is for; left out, it is for all. */
  planId: planId.optional(),
  days: z.union(TOKEN_DAYS.map((days) => z.literal(days))),
  ...ownPassword.shape,
})
const ownToken = z.object({
  id: recordId,
  name: z.string(),
  scopes: tokenScopes,
  planId: planId.optional(),
  madeAt: isoInstant,
  expiresAt: isoInstant,
  /** The last day in Denmark on which it was used. */
  lastUsedOn: isoDate.optional(),
})
export const ownTokensAnswer = z.object({ tokens: z.array(ownToken) })
export const madeToken = ownToken.extend({ secret: z.string() })
