import { RateLimiterMemory } from 'rate-limiter-flexible'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import { countAttempt } from '../people/count-attempt.ts'
import type { IssuedRecord } from './issued-files.ts'

/** Somebody who has many files waits a little; whoever guesses hashes gets nowhere at any pace. */
const QUESTIONS_A_MINUTE = 120
const MINUTE_SECONDS = 60

export function verifyRoutes({ issued }: { issued: IssuedRecord }): EndpointsOf<'findIssued'> {
  const questions = new RateLimiterMemory({
    keyPrefix: 'verify',
    points: QUESTIONS_A_MINUTE,
    duration: MINUTE_SECONDS,
  })
  return {
    findIssued: endpoint(routes.findIssued, async ({ params, caller, person }) => {
      await countAttempt(questions, caller.address, 'too-many-requests')
      const found = await issued.find(params.sha256, person ? 'member' : 'stranger')
      return found ? { issued: found } : {}
    }),
  }
}
