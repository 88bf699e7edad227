import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Standing } from './standing.ts'

export function standingRoutes({
  standing,
}: {
  standing: Standing
}): EndpointsOf<'readStanding' | 'addStanding' | 'backSeat' | 'endStanding' | 'giveNotice'> {
  return {
    readStanding: endpoint(routes.readStanding, () => standing.read()),
    addStanding: endpoint(routes.addStanding, (request) =>
      standing.add(request.body, sessionOf(request).person),
    ),
    backSeat: endpoint(routes.backSeat, (request) =>
      standing.back(request.params.recordId, sessionOf(request).person),
    ),
    endStanding: endpoint(routes.endStanding, (request) =>
      standing.end(request.params.recordId, sessionOf(request).person),
    ),
    giveNotice: endpoint(routes.giveNotice, (request) =>
      standing.giveNotice(request.body.on, sessionOf(request).person),
    ),
  }
}
