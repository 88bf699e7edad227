import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './open-api.ts'

export function operationsRoutes({
  metrics,
  secure,
}: {
  metrics: Metrics
  /** Whether people come over TLS. */
  secure: boolean
}): EndpointsOf<'health' | 'metrics' | 'openApi'> {
  const description = openApiDocument({ secure })
  return {
    health: endpoint(routes.health, async () => ({ status: 'ready' as const })),
    metrics: endpoint(routes.metrics, async () => ({
      contentType: metrics.contentType,
      bytes: await metrics.text(),
    })),
    openApi: endpoint(routes.openApi, async () => description),
  }
}
