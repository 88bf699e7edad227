import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './open-api.ts'
import { Problem } from './problem.ts'

export function operationsRoutes({
  metrics,
  isForOwnMachine,
  secure,
  storeAnswers = async () => true,
}: {
  metrics: Metrics
  /** Whether nobody but programs on the server's own machine can reach it. */
  isForOwnMachine: () => boolean
  /** Whether people come over TLS. */
  secure: boolean
  /** Whether what everything is kept in answers. */
  storeAnswers?: (() => Promise<boolean>) | undefined
}): EndpointsOf<'health' | 'metrics' | 'openApi'> {
  let description: ReturnType<typeof openApiDocument> | undefined
  return {
    health: endpoint(routes.health, async () => {
      if (!(await storeAnswers())) throw new Problem('database-away')
      return { status: 'ready' as const }
    }),
    metrics: endpoint(routes.metrics, async () => {
      // How many are at work is the other party's business as little as a stranger's.
      if (!isForOwnMachine()) throw new Problem('not-found')
      return { contentType: metrics.contentType, bytes: await metrics.text() }
    }),
    // Made when somebody first asks: it takes a while, and a server is to be there soon.
    openApi: endpoint(routes.openApi, async () => {
      description ??= openApiDocument({ secure })
      return description
    }),
  }
}
