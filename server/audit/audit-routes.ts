import type { z } from 'zod'
import type { AuditEntry } from '#shared/audit/entry.ts'
import { isVisibleTo } from '#shared/audit/visible-to.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { auditAnswer } from '#shared/protocol/schemas/audit.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Audit } from './audit.ts'
import { SealedPlaces } from './sealed-places.ts'

export interface AuditRoutesOptions {
  audit: Audit
  directory: Directory
  ids: Ids
}

export function auditRoutes({ audit, directory, ids }: AuditRoutesOptions): EndpointsOf<'readAudit'> {
  const places = new SealedPlaces(ids.newSecret())

  function placeOf(sealed: string | undefined): number | undefined {
    const place = sealed === undefined ? undefined : places.open(sealed)
    if (sealed !== undefined && place === undefined) throw new Problem('invalid-input', 'before')
    return place
  }

  return {
    readAudit: endpoint(routes.readAudit, async (request) => {
      const { before, ...asked } = request.query
      const query = { ...asked, before: placeOf(before) }
      const { person } = sessionOf(request)
      const { entries, next } = await audit.list(person, query)
      const people = await directory.listPeople()
      const plans = await directory.listPlans()
      const shown = people
        .filter(({ party }) => isVisibleTo({ party, action: 'token-made', facts: {} }, person))
        .map(({ id }) => id)
      const tokens = (await directory.listTokens()).filter(({ personId }) => shown.includes(personId))
      return {
        entries: entries.map((entry) => answerOf(entry, places.seal(entry.position))),
        next: next === undefined ? undefined : places.seal(next),
        people: people.map(({ id, name, party }) => ({ id, name, party })),
        plans: plans.map(({ id, title }) => ({ id, title })),
        tokens: tokens.map(({ id, name }) => ({ id, name })),
      }
    }),
  }
}

/** Nothing that tells where in the trail it stands: who does not see all of it must not count what is between. */
function answerOf(
  { at, actor, action, result, facts: { head: _head, ...facts }, party, address, token }: AuditEntry,
  id: string,
): z.input<typeof auditAnswer>['entries'][number] {
  return { id, at, actor, action, result, facts, party, address, token }
}
