import { isVisibleTo } from '#shared/audit/visible-to.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Directory } from '../ports/directory.ts'
import type { Audit } from './audit.ts'

export interface AuditRoutesOptions {
  audit: Audit
  directory: Directory
}

export function auditRoutes({ audit, directory }: AuditRoutesOptions): EndpointsOf<'readAudit'> {
  return {
    readAudit: endpoint(routes.readAudit, async (request) => {
      const { person } = sessionOf(request)
      const { entries, next } = await audit.list(person, request.query)
      const people = await directory.listPeople()
      const plans = await directory.listPlans()
      const shown = people.filter(({ party }) => isVisibleTo({ party }, person)).map(({ id }) => id)
      const tokens = (await directory.listTokens()).filter(({ personId }) => shown.includes(personId))
      return {
        entries: entries.map(
          ({ previous: _previous, hash: _hash, outcomeOf: _outcomeOf, session: _session, ...entry }) => entry,
        ),
        next,
        people: people.map(({ id, name, party }) => ({ id, name, party })),
        plans: plans.map(({ id, title }) => ({ id, title })),
        tokens: tokens.map(({ id, name }) => ({ id, name })),
      }
    }),
  }
}
