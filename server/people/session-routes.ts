import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { People } from './people.ts'

export interface SessionRoutesOptions {
  people: People
  /** Called once the session counts for nothing any more. */
  onSignedOut: (secretHash: string) => void
}

export function sessionRoutes({
  people,
  onSignedOut,
}: SessionRoutesOptions): EndpointsOf<'signIn' | 'whoAmI' | 'signOut' | 'setUp'> {
  return {
    signIn: endpoint(routes.signIn, async ({ body, caller, reply }) => {
      reply.startSession(await people.signIn(body, caller))
    }),
    whoAmI: endpoint(routes.whoAmI, async (request) => {
      const { person, hasSecondFactor, lacksSecondFactor } = sessionOf(request)
      return { person, hasSecondFactor, lacksSecondFactor }
    }),
    signOut: endpoint(routes.signOut, async (request) => {
      const session = sessionOf(request)
      await people.signOut(session)
      onSignedOut(session.secretHash)
      request.reply.endSession()
    }),
    setUp: endpoint(routes.setUp, async ({ body, caller, reply }) => {
      reply.startSession(await people.setUp(body, caller))
    }),
  }
}
