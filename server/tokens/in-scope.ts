import { can } from '#shared/permissions/can.ts'
import { type AccessTerms, accessObject, type Route } from '#shared/protocol/route.ts'
import { Problem } from '../http/problem.ts'
import type { TokenUse } from './token-gate.ts'

/**
 * A token does what its scope and its person both allow. Throws `token-out-of-scope`, `not-allowed`, and for one that is
 * for a plan alone `not-found` on another's.
 */
export function mustBeInScope(
  { access, token: scope }: Pick<Route, 'access' | 'token'>,
  { token, person }: TokenUse,
  { planId }: { planId?: string },
  agreement: AccessTerms,
): void {
  if (scope === 'none' || access.kind !== 'permitted' || !token.scopes.includes(scope))
    throw new Problem('token-out-of-scope')
  if (!can(person, access.action, accessObject(access, person, agreement))) throw new Problem('not-allowed')
  if (token.planId === undefined) return
  if (planId === undefined) throw new Problem('token-out-of-scope')
  if (planId !== token.planId) throw new Problem('not-found')
}
