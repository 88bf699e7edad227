import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './open-api.ts'

export function operationsRoutes({
  metrics,
}: {
  metrics: Metrics
}): EndpointsOf<'health' | 'metrics' | 'openApi'> {
  const description = openApiDocument()
  return {
    health: endpoint(routes.health, async () => ({ status: 'ready' as const })),
    metrics: endpoint(routes.metrics, async () => ({
      contentType: metrics.contentType,
      bytes: await metrics.text(),
    })),
    openApi: endpoint(routes.openApi, async () => description),
  }
}
