import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'
import { openApiDocument } from './open-api.ts'

export function operationsRoutes({
  secure,
}: {
  /** Whether people come over TLS. */
  secure: boolean
}): EndpointsOf<'health' | 'openApi'> {
  const description = openApiDocument({ secure })
  return {
    health: endpoint(routes.health, async () => ({ status: 'ready' as const })),
    openApi: endpoint(routes.openApi, async () => description),
  }
}
