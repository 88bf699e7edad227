import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { CurrentSession, People } from './people.ts'

export interface SessionRoutesOptions {
  people: People
  /** Called once the session counts for nothing any more. */
  onSignedOut: (sessionId: string) => void
}

export function sessionRoutes({
  people,
  onSignedOut,
}: SessionRoutesOptions): EndpointsOf<'signIn' | 'whoAmI' | 'signOut' | 'setUp'> {
  async function end(session: CurrentSession): Promise<void> {
    await people.signOut(session)
    onSignedOut(session.id)
  }
  return {
    signIn: endpoint(routes.signIn, async ({ body, caller, reply, session, note }) => {
      // A stranger's address stays out of the trail.
      const personId = await people.idOf(body.email)
      if (personId !== undefined) note({ personId })
      reply.startSession(await people.signIn(body, caller))
      // What this browser was signed in as before; nobody else may go on with it either.
      if (session) await end(session)
    }),
    whoAmI: endpoint(routes.whoAmI, async (request) => {
      const { person, hasPassword, hasSecondFactor, lacksSecondFactor } = sessionOf(request)
      return { person, hasPassword, hasSecondFactor, lacksSecondFactor }
    }),
    signOut: endpoint(routes.signOut, async (request) => {
      const session = sessionOf(request)
      await end(session)
      request.reply.endSession()
    }),
    setUp: endpoint(routes.setUp, async ({ body, caller, reply, enterFirst }) => {
      reply.startSession(await people.setUp(body, caller, () => enterFirst('set-up')))
    }),
  }
}
