import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Overviews } from './overviews.ts'

export function overviewRoutes({ overviews }: { overviews: Overviews }): EndpointsOf<'readOverview'> {
  return {
    readOverview: endpoint(routes.readOverview, (request) =>
      overviews.of(request.params.planId, sessionOf(request).person),
    ),
  }
}
