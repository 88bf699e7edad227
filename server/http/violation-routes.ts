import { RateLimiterMemory } from 'rate-limiter-flexible'
import { routes } from '#shared/protocol/routes.ts'
import { countAttempt } from '../people/count-attempt.ts'
import { type EndpointsOf, endpoint } from './endpoint.ts'

/** A page that breaks the policy may do so on every keystroke. */
const REPORTS_PER_ADDRESS = 60
const REPORT_WINDOW_SECONDS = 60

/** What a page did that its policy forbids, as far as it says nothing of what anybody wrote. */
export interface Violation {
  directive: string
  /** `inline`, `eval` and the like, or the site that something would have come from. */
  blocked: string
}

export function violationRoutes({
  violated,
}: {
  violated: (violation: Violation) => void
}): EndpointsOf<'reportViolation'> {
  const reports = new RateLimiterMemory({
    keyPrefix: 'csp',
    points: REPORTS_PER_ADDRESS,
    duration: REPORT_WINDOW_SECONDS,
  })
  return {
    reportViolation: endpoint(routes.reportViolation, async ({ body, caller }) => {
      await countAttempt(reports, caller.address)
      for (const violation of body) violated(violation)
    }),
  }
}
