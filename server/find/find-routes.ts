import { RateLimiterMemory } from 'rate-limiter-flexible'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import { countAttempt } from '../people/count-attempt.ts'
import type { Find } from './find.ts'

/** More than anybody types: pages ask when the typing pauses. */
const MOST_QUESTIONS = 240
const QUESTIONS_WINDOW_SECONDS = 60

export function findRoutes({ find }: { find: Find }): EndpointsOf<'find'> {
  const questions = new RateLimiterMemory({
    keyPrefix: 'find',
    points: MOST_QUESTIONS,
    duration: QUESTIONS_WINDOW_SECONDS,
  })
  return {
    find: endpoint(routes.find, async (request) => {
      const person = personOf(request)
      await countAttempt(questions, person.id, 'too-many-requests')
      const { query, locale } = request
      const { q: typed, without, withoutOwn } = query
      return find.find(person, { typed, without, withoutOwn, locale })
    }),
  }
}
