import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Directory, Session } from '../ports/directory.ts'
import type { People } from './people.ts'
import { mustShowSecondFactor } from './second-factor-rule.ts'
import type { SecondFactors } from './second-factors.ts'

export interface SecondFactorRoutesOptions {
  directory: Directory
  people: People
  secondFactors: SecondFactors
  /** Closes what stands open on these sessions, which get no further for now. */
  shutOut: (sessions: readonly Session[]) => void
}

type SecondFactorRoutes = EndpointsOf<
  'beginSecondFactor' | 'confirmSecondFactor' | 'removeSecondFactor' | 'changeSettings'
>

export function secondFactorRoutes(options: SecondFactorRoutesOptions): SecondFactorRoutes {
  const { directory, people, secondFactors, shutOut } = options
  return {
    beginSecondFactor: endpoint(routes.beginSecondFactor, async (request) => {
      const { person, hasSecondFactor } = sessionOf(request)
      // Whoever has one takes it away first, which asks for the password: a screen left open must not be enough.
      if (hasSecondFactor) throw new Problem('not-allowed')
      return secondFactors.begin(person)
    }),
    confirmSecondFactor: endpoint(routes.confirmSecondFactor, async (request) => {
      const session = sessionOf(request)
      const recoveryCodes = await secondFactors.confirm(session.person, request.body.code)
      request.reply.startSession(await people.renewSession(session))
      return { recoveryCodes }
    }),
    removeSecondFactor: endpoint(routes.removeSecondFactor, async (request) => {
      const session = sessionOf(request)
      const { person } = session
      await people.mustConfirm(session, request.body.password, request.caller.address)
      await directory.setSecondFactor(person.id, undefined)
      request.reply.startSession(await people.renewSession(session))
      if (mustShowSecondFactor(person, await directory.readSettings()))
        shutOut(await sessionsWithoutSecondFactor(directory, person.id))
    }),
    changeSettings: endpoint(routes.changeSettings, async ({ body }) => {
      const settings = await directory.changeSettings(body)
      const lacking = (await directory.listMembers()).filter(
        ({ person, secondFactor }) => !secondFactor && mustShowSecondFactor(person, settings),
      )
      for (const { person } of lacking) shutOut(await sessionsWithoutSecondFactor(directory, person.id))
      return settings
    }),
  }
}

/** Of somebody who has none here: a provider may have asked them for one. */
async function sessionsWithoutSecondFactor(directory: Directory, personId: string): Promise<Session[]> {
  return (await directory.listSessions(personId)).filter(
    ({ secondFactorAtProvider }) => !secondFactorAtProvider,
  )
}
