import type { Locale } from '#shared/basics/locale.ts'
import type { HealthReason } from '#shared/protocol/health-reasons.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { Health } from '../health/health.ts'
import { REASON_SENTENCES } from '../health/reason-sentences.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './open-api.ts'
import { Problem } from './problem.ts'

export function operationsRoutes({
  metrics,
  health,
  isForOwnMachine,
  secure,
}: {
  metrics: Metrics
  health: Pick<Health, 'state'>
  /** Whether nobody but programs on the server's own machine can reach it. */
  isForOwnMachine: () => boolean
  /** Whether people come over TLS. */
  secure: boolean
}): EndpointsOf<'health' | 'metrics' | 'openApi'> {
  let description: ReturnType<typeof openApiDocument> | undefined
  return {
    health: endpoint(routes.health, async ({ query, locale }) => {
      // That it is answered is the answer: a store that is away is no reason to start this process anew.
      if (query.check === 'live') return { status: 'live' as const, reasons: [] }
      const state = await health.state()
      switch (state.kind) {
        case 'ready':
          return { status: 'ready' as const, reasons: [] }
        case 'degraded':
          return { status: 'degraded' as const, reasons: state.reasons.map((code) => said(code, locale)) }
        case 'not-ready':
          throw new Problem(state.why)
        default:
          state satisfies never
          throw new Error(`Unknown state: ${JSON.stringify(state)}`)
      }
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

function said(code: HealthReason, locale: Locale): { code: HealthReason; message: string } {
  return { code, message: REASON_SENTENCES[code][locale] }
}
