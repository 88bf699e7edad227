import type { ProblemCode } from '#shared/protocol/problems.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, type Reply, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { CurrentSession, People } from '../people/people.ts'
import type { Begun, Outcome, ProviderSignIn } from './provider-sign-in.ts'
import type { Attempt, SignInAttempts } from './sign-in-attempts.ts'

export interface OidcRoutesOptions {
  providerSignIn: ProviderSignIn
  attempts: SignInAttempts
  people: People
  /** Called once the session counts for nothing any more. */
  onSignedOut: (sessionId: string) => void
  /** Of what nobody foresaw. */
  failed: (error: unknown) => void
}

type OidcRoutes = EndpointsOf<
  | 'listProviders'
  | 'beginProviderSignIn'
  | 'beginProviderJoin'
  | 'beginProviderLink'
  | 'returnFromProvider'
  | 'finishProviderSignIn'
  | 'listOwnIdentities'
  | 'unlinkIdentity'
>

export function oidcRoutes(options: OidcRoutesOptions): OidcRoutes {
  const { providerSignIn, attempts, people, onSignedOut, failed } = options

  async function endEarlier(session: CurrentSession | undefined): Promise<void> {
    if (!session) return
    await people.signOut(session)
    onSignedOut(session.id)
  }

  return {
    listProviders: endpoint(routes.listProviders, async () => ({
      providers: providerSignIn.providers.map(({ id, name, party }) => ({ id, name, party })),
    })),
    beginProviderSignIn: endpoint(routes.beginProviderSignIn, async ({ params, body, caller, reply }) =>
      sendOff(await providerSignIn.beginSignIn(params.providerId, body.returnTo, caller), reply),
    ),
    beginProviderJoin: endpoint(routes.beginProviderJoin, async ({ params, body, caller, reply }) =>
      sendOff(await providerSignIn.beginJoin(params.providerId, body, caller), reply),
    ),
    beginProviderLink: endpoint(routes.beginProviderLink, async (request) => {
      const { params, body, caller, reply } = request
      const session = sessionOf(request)
      return sendOff(await providerSignIn.beginLink(params.providerId, session, body.password, caller), reply)
    }),
    returnFromProvider: endpoint(routes.returnFromProvider, async (request) => {
      const { params, query, attemptSecret, session, caller, reply, note, enterFirst } = request
      // Whatever comes of it: an attempt is good for one return.
      const attempt = await attempts.take(attemptSecret)
      reply.endAttempt()
      try {
        const outcome = await providerSignIn.comeBack({
          providerId: params.providerId,
          query: paramsOf(query),
          attempt,
          session,
          caller,
          enterFirst,
        })
        // Another session id for whoever signs in: the one from before counts for nothing.
        if (outcome.kind === 'signed-in') await endEarlier(session)
        if (outcome.kind === 'code-needed') note({ personId: outcome.personId })
        return { leadTo: leadOn(outcome, reply) }
      } catch (error) {
        // A person looks at this answer, so it leads to a page that can say what went wrong.
        if (!(error instanceof Problem)) failed(error)
        const refused = error instanceof Problem ? error.code : 'server-error'
        return { leadTo: pageFor(attempt, refused), refused }
      }
    }),
    finishProviderSignIn: endpoint(routes.finishProviderSignIn, async (request) => {
      const { body, attemptSecret, session, caller, reply, note } = request
      const attempt = await attempts.find(attemptSecret)
      if (attempt?.step === 'code-needed') note({ personId: attempt.personId })
      const { sessionSecret, returnTo } = await providerSignIn.finish(attemptSecret, body.code, caller)
      await endEarlier(session)
      reply.endAttempt()
      reply.startSession(sessionSecret)
      return { returnTo }
    }),
    listOwnIdentities: endpoint(routes.listOwnIdentities, async (request) => ({
      identities: (await providerSignIn.ownIdentities(sessionOf(request))).map(
        ({ issuer, linkedAt, provider }) => ({
          issuer,
          linkedAt,
          providerId: provider?.id,
          name: provider?.name ?? new URL(issuer).host,
        }),
      ),
    })),
    unlinkIdentity: endpoint(routes.unlinkIdentity, (request) =>
      providerSignIn.unlink(sessionOf(request), request.body, request.caller),
    ),
  }
}

function sendOff({ address, attemptSecret }: Begun, reply: Reply): { address: string } {
  reply.beginAttempt(attemptSecret)
  return { address }
}

function leadOn(outcome: Outcome, reply: Reply): string {
  switch (outcome.kind) {
    case 'signed-in':
      reply.startSession(outcome.sessionSecret)
      return outcome.returnTo
    case 'code-needed':
      reply.beginAttempt(outcome.attemptSecret)
      return '/log-ind?code-needed'
    case 'linked':
      return '/konto'
    default:
      outcome satisfies never
      throw new Error('Unknown outcome.')
  }
}

/** Who was linking is signed in and stands on the account page; everybody else comes to the sign-in page. */
function pageFor(attempt: Attempt | undefined, code: ProblemCode): string {
  const isLinking = attempt?.step === 'at-provider' && attempt.purpose.kind === 'link'
  return `${isLinking ? '/konto' : '/log-ind'}?problem=${code}`
}

/** As it came, names that came twice included: the library must see them to refuse them. */
function paramsOf(query: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  )
}
