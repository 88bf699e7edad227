import { RateLimiterMemory } from 'rate-limiter-flexible'
import { isSameAddress } from '#shared/people/same-address.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import { countAttempt } from '../people/count-attempt.ts'
import type { Members } from '../people/members.ts'
import type { Caller, CurrentSession, People } from '../people/people.ts'
import type { SecondFactors } from '../people/second-factors.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import { type Directory, type Identity, IdentityTaken, type Member } from '../ports/directory.ts'
import {
  type IdentityProvider,
  NotProven,
  type ProvenIdentity,
  ProviderUnreachable,
} from '../ports/identity-provider.ts'
import type { Attempt, Purpose, SignInAttempts } from './sign-in-attempts.ts'

const BEGUN_PER_ADDRESS = 100
const BEGUN_SECONDS = 15 * 60

export interface ProviderSignInOptions {
  providers: readonly IdentityProvider[]
  directory: Directory
  people: People
  members: Members
  secondFactors: SecondFactors
  attempts: SignInAttempts
  clock: Clock
  /** Where people reach this server, known once it listens. */
  origin: () => string
  /** Told why, for the log. */
  notProven: (providerId: string, reason: string) => void
}

/** What has come of a browser that a provider sent back. */
export type Outcome =
  | { kind: 'signed-in'; sessionSecret: string; returnTo: string }
  | { kind: 'code-needed'; personId: string; attemptSecret: string }
  | { kind: 'linked' }

/** A browser that comes back from a provider. */
export interface Return {
  providerId: string
  query: URLSearchParams
  /** The one that this browser began, if it still counts; it must not be used again. */
  attempt: Attempt | undefined
  session: CurrentSession | undefined
  caller: Caller
  /** Called before what changes somebody's rights is done; what it throws stops that. */
  enterFirst: (action: 'joined' | 'provider-linked') => Promise<void>
}

type Known = Pick<Identity, 'issuer' | 'subject'>

/** A sign-in that is to begin: the browser goes to `address` and holds the secret meanwhile. */
export interface Begun {
  address: string
  attemptSecret: string
}

/**
 * Signing in with an account at a provider. The provider says who somebody is, by issuer and subject; who they are here,
 * and what they may do, stands in the directory alone.
 */
export class ProviderSignIn {
  readonly #options: ProviderSignInOptions
  readonly #begunByAddress = new RateLimiterMemory({
    keyPrefix: 'provider',
    points: BEGUN_PER_ADDRESS,
    duration: BEGUN_SECONDS,
  })

  constructor(options: ProviderSignInOptions) {
    this.#options = options
  }

  get providers(): readonly IdentityProvider[] {
    return this.#options.providers
  }

  /** Throws `not-found`, `provider-unreachable`, `too-many-attempts`. */
  async beginSignIn(providerId: string, returnTo: string, { address }: Caller): Promise<Begun> {
    await countAttempt(this.#begunByAddress, address)
    return this.#begin(this.#mustFind(providerId), { kind: 'sign-in' }, returnTo)
  }

  /** As beginSignIn; also throws `invitation-closed`, `provider-of-other-party`. */
  async beginJoin(
    providerId: string,
    { token, name }: { token: string; name: string },
    caller: Caller,
  ): Promise<Begun> {
    await countAttempt(this.#begunByAddress, caller.address)
    const { party } = await this.#options.members.open(token, caller)
    const provider = this.#mustFind(providerId)
    mustServe(provider, party)
    return this.#begin(provider, { kind: 'join', token, name }, '/')
  }

  /** As beginSignIn; also throws as `mustConfirm`, and `provider-of-other-party`. */
  async beginLink(
    providerId: string,
    session: CurrentSession,
    password: string | undefined,
    { address }: Caller,
  ): Promise<Begun> {
    await countAttempt(this.#begunByAddress, address)
    const provider = this.#mustFind(providerId)
    const { person, id: sessionId } = session
    mustServe(provider, person.party)
    await this.#options.people.mustConfirm(session, password, address)
    return this.#begin(provider, { kind: 'link', personId: person.id, sessionId }, '/konto')
  }

  /**
   * Does what the attempt was for, once, if the provider proves who it is. Throws `attempt-over`, `provider-refused`,
   * `provider-unreachable`, what the purpose throws, and `too-many-attempts` for an address where too much of that was.
   */
  async comeBack(back: Return): Promise<Outcome> {
    return this.#options.people.counted(back.caller.address, () => this.#comeBack(back))
  }

  async #comeBack({ providerId, query, attempt, session, caller, enterFirst }: Return): Promise<Outcome> {
    // Each provider has an address of its own to come back to, so that none can answer for another.
    if (attempt?.step !== 'at-provider' || attempt.providerId !== providerId)
      throw new Problem('attempt-over')
    const provider = this.#mustFind(providerId)
    const { purpose, returnTo } = attempt
    // Before the code is spent: somebody else has signed in here meanwhile.
    if (purpose.kind === 'link' && session?.id !== purpose.sessionId) throw new Problem('attempt-over')
    const proven = await this.#prove(provider, query, attempt)
    switch (purpose.kind) {
      case 'sign-in':
        return this.#signIn(provider, proven, returnTo, caller)
      case 'join':
        return this.#join(purpose, proven, returnTo, caller, () => enterFirst('joined'))
      case 'link':
        await enterFirst('provider-linked')
        await this.#link(purpose.personId, proven)
        return { kind: 'linked' }
      default:
        purpose satisfies never
        throw new Error('Unknown purpose.')
    }
  }

  /**
   * The person's own code after the provider; answers the new session's secret. What the provider has proved is judged
   * anew. Throws `wrong-code`, `attempt-over`, what signing in throws, and `too-many-attempts` as `comeBack`.
   */
  async finish(
    attemptSecret: string | undefined,
    code: string,
    caller: Caller,
  ): Promise<{ sessionSecret: string; returnTo: string }> {
    return this.#options.people.counted(caller.address, () => this.#finish(attemptSecret, code, caller))
  }

  async #finish(attemptSecret: string | undefined, code: string, { device }: Caller) {
    const { attempts, secondFactors, people } = this.#options
    const attempt = await attempts.find(attemptSecret)
    if (attempt?.step !== 'code-needed') throw new Problem('attempt-over')
    const { identity, returnTo } = attempt
    const member = await this.#mustKnow(this.#mustFind(attempt.providerId), identity)
    const { person, secondFactor } = member
    // Taken away meanwhile: what they show instead is asked when they begin again.
    if (!secondFactor) throw new Problem('attempt-over')
    await secondFactors.mustShow(member, code)
    if (!(await attempts.take(attemptSecret))) throw new Problem('attempt-over')
    const sessionSecret = await people.startSession(
      person,
      device,
      (now) => isKnownAs(now, identity) && now.secondFactor?.secret === secondFactor.secret,
    )
    return { sessionSecret, returnTo }
  }

  async ownIdentities({
    person,
  }: CurrentSession): Promise<(Identity & { provider: IdentityProvider | undefined })[]> {
    const member = await this.#options.directory.findMember(person.id)
    return (member?.identities ?? []).map((identity) => ({
      ...identity,
      provider: this.providers.find(({ issuer }) => issuer === identity.issuer),
    }))
  }

  /** Throws as `mustConfirm`, `last-way-in` and `not-found`. */
  async unlink(
    session: CurrentSession,
    { issuer, password }: { issuer: string; password?: string | undefined },
    { address }: Caller,
  ): Promise<void> {
    const { people, directory } = this.#options
    await people.mustConfirm(session, password, address)
    const answer = await directory.unlinkIdentity(session.person.id, issuer)
    if (answer === 'unknown') throw new Problem('not-found')
    if (answer === 'last-way-in') throw new Problem('last-way-in')
  }

  async #begin(provider: IdentityProvider, purpose: Purpose, returnTo: string): Promise<Begun> {
    const secrets = provider.newSecrets()
    try {
      const address = await provider.addressFor(secrets, this.#returnUrl(provider).href, wantsOf(purpose))
      const attempt: Attempt = { step: 'at-provider', providerId: provider.id, secrets, purpose, returnTo }
      return { address: address.href, attemptSecret: await this.#options.attempts.begin(attempt) }
    } catch (error) {
      throw this.#problemFrom(provider, error)
    }
  }

  async #prove(
    provider: IdentityProvider,
    query: URLSearchParams,
    { secrets, purpose }: Extract<Attempt, { step: 'at-provider' }>,
  ): Promise<ProvenIdentity> {
    const cameBackTo = this.#returnUrl(provider)
    cameBackTo.search = query.toString()
    try {
      return await provider.prove(cameBackTo, secrets, wantsOf(purpose))
    } catch (error) {
      throw this.#problemFrom(provider, error)
    }
  }

  async #signIn(
    provider: IdentityProvider,
    { issuer, subject, hasSecondFactor }: ProvenIdentity,
    returnTo: string,
    { device }: Caller,
  ): Promise<Outcome> {
    const { attempts, people } = this.#options
    const identity = { issuer, subject }
    const { person, secondFactor } = await this.#mustKnow(provider, identity)
    if (secondFactor && !hasSecondFactor) {
      const attempt: Attempt = {
        step: 'code-needed',
        providerId: provider.id,
        identity,
        personId: person.id,
        returnTo,
      }
      return { kind: 'code-needed', personId: person.id, attemptSecret: await attempts.begin(attempt) }
    }
    const sessionSecret = await people.startSession(
      person,
      device,
      (now) => isKnownAs(now, identity),
      atProvider(hasSecondFactor),
    )
    return { kind: 'signed-in', sessionSecret, returnTo }
  }

  /** Who it is here, if the provider may sign them in. Throws `identity-unknown`, `access-closed`, `provider-of-other-party`. */
  async #mustKnow(provider: IdentityProvider, { issuer, subject }: Known): Promise<Member> {
    const member = await this.#options.directory.findMemberByIdentity(issuer, subject)
    if (!member) throw new Problem('identity-unknown')
    if (member.deactivatedAt) throw new Problem('access-closed')
    mustServe(provider, member.person.party)
    return member
  }

  async #join(
    { token, name }: { token: string; name: string },
    { verifiedEmail, hasSecondFactor, ...who }: ProvenIdentity,
    returnTo: string,
    caller: Caller,
    enterFirst: () => Promise<void>,
  ): Promise<Outcome> {
    const { members, people } = this.#options
    const { email } = await members.open(token, caller)
    if (!verifiedEmail || !isSameAddress(verifiedEmail, email)) throw new Problem('email-not-verified')
    const signsIn = { identities: [this.#identity(who)] }
    const person: Person = await members.accept(token, name, signsIn, enterFirst)
    const sessionSecret = await people.startSession(
      person,
      caller.device,
      undefined,
      atProvider(hasSecondFactor),
    )
    return { kind: 'signed-in', sessionSecret, returnTo }
  }

  async #link(personId: string, proven: ProvenIdentity): Promise<void> {
    try {
      await this.#options.directory.linkIdentity(personId, this.#identity(proven))
    } catch (error) {
      if (error instanceof IdentityTaken) throw new Problem('identity-taken')
      throw error
    }
  }

  #identity({ issuer, subject }: Known): Identity {
    return { issuer, subject, linkedAt: instantOf(this.#options.clock) }
  }

  #returnUrl({ id }: IdentityProvider): URL {
    return new URL(`/api/oidc/${id}/callback`, this.#options.origin())
  }

  #mustFind(providerId: string): IdentityProvider {
    const provider = this.providers.find(({ id }) => id === providerId)
    if (!provider) throw new Problem('not-found')
    return provider
  }

  #problemFrom({ id }: IdentityProvider, error: unknown): unknown {
    if (!(error instanceof NotProven) && !(error instanceof ProviderUnreachable)) return error
    this.#options.notProven(id, error.message)
    return new Problem(error instanceof NotProven ? 'provider-refused' : 'provider-unreachable')
  }
}

function isKnownAs({ identities = [] }: Member, { issuer, subject }: Known): boolean {
  return identities.some((identity) => identity.issuer === issuer && identity.subject === subject)
}

function mustServe({ party }: IdentityProvider, whose: Party): void {
  if (party !== undefined && party !== whose) throw new Problem('provider-of-other-party')
}

/** Only an invitation is held against an address; who is known already is known by issuer and subject. */
function wantsOf({ kind }: Purpose): { email: boolean } {
  return { email: kind === 'join' }
}

function atProvider(hasSecondFactor: boolean): { secondFactorAtProvider?: true } {
  return hasSecondFactor ? { secondFactorAtProvider: true } : {}
}
