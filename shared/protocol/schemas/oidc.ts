/** The shapes of signing in at a provider. */
import { z } from 'zod'
import { ownPath } from '../../oidc/return-path.ts'
import { PARTIES } from '../../plan/plan.ts'
import { code, isoInstant } from './fields.ts'
import { joinRequest, ownPassword } from './people.ts'

const providerId = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const providerParams = z.object({ providerId })
export const providersAnswer = z.object({
  providers: z.array(
    z.object({
      id: providerId,
      name: z.string(),
      /** Whose people it is for; both parties' where left out. */
      party: z.enum(PARTIES).optional(),
    }),
  ),
})
export const providerSignIn = z.object({
  /** Where to lead back to: a path of this site. */
  returnTo: z
    .string()
    .max(500)
    .refine((path) => ownPath(path) !== undefined)
    .default('/'),
})
export const providerJoin = joinRequest.omit({ password: true })
/** The provider's address, which the browser is to go to. */
export const providerAddress = z.object({ address: z.url() })
/** As the provider sends the browser back; the server checks every part of it. */
export const providerReturn = z.object({}).catchall(z.union([z.string(), z.array(z.string())]))
export const providerFinish = z.object({ code })
export const providerFinished = z.object({ returnTo: z.string() })
export const ownIdentities = z.object({
  identities: z.array(
    z.object({
      issuer: z.string(),
      /** Left out where it is no longer set up here. */
      providerId: providerId.optional(),
      /** The provider's, or its address where it is no longer set up here. */
      name: z.string(),
      linkedAt: isoInstant,
    }),
  ),
})
export const identityRemoval = z.object({ issuer: z.string().max(500), ...ownPassword.shape })
