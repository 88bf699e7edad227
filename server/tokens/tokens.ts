import { RateLimiterMemory } from 'rate-limiter-flexible'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { Person } from '#shared/permissions/person.ts'
import { MOST_TOKENS, scopesOf, type TokenDays, type TokenScope } from '#shared/tokens/scopes.ts'
import { Problem } from '../http/problem.ts'
import { countAttempt } from '../people/count-attempt.ts'
import { type CurrentSession, hashOf, type People } from '../people/people.ts'
import { wouldLackSecondFactor } from '../people/second-factor-rule.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { ApiToken, Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { isTokenSecret, newTokenSecret } from './token-secret.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
/** Five a second: a program that fetches plans and warnings does not wait, one that has gone round in circles does. */
const REQUESTS_A_MINUTE = 300
const MINUTE_SECONDS = 60

export interface TokensOptions {
  directory: Directory
  people: People
  clock: Clock
  ids: Ids
}

export interface NewToken {
  name: string
  scopes: TokenScope[]
  planId?: string | undefined
  days: TokenDays
  password?: string | undefined
}

/** With what programs ask in a person's place. Secrets leave this object once, to who made the token. */
export class Tokens {
  readonly #options: TokensOptions
  /** By token id: the day that its use was last noted on, so that a disk that is full is not asked at every request. */
  readonly #notedOn = new Map<string, string>()
  readonly #requests = new RateLimiterMemory({
    keyPrefix: 'token',
    points: REQUESTS_A_MINUTE,
    duration: MINUTE_SECONDS,
  })

  constructor(options: TokensOptions) {
    this.#options = options
  }

  /**
   * Answers the token and its secret. Throws as `mustConfirm`; `not-allowed` for a scope that the person does not have
   * themselves, `not-found` for a plan that is not there, `too-many-tokens`.
   */
  async make(
    session: CurrentSession,
    { name, scopes, planId, days, password }: NewToken,
    address: string,
  ): Promise<{ token: ApiToken; secret: string }> {
    const { directory, people, clock, ids } = this.#options
    const { person } = session
    if (scopes.some((scope) => !scopesOf(person).includes(scope))) throw new Problem('not-allowed')
    if (planId !== undefined && !(await directory.findPlan(planId))) throw new Problem('not-found')
    const shown = await directory.findMember(person.id)
    await people.mustConfirm(session, password, address)
    const { secondFactorAtProvider } = (await directory.findSession(session.secretHash)) ?? {}
    const secret = newTokenSecret(ids)
    const token: ApiToken = {
      id: ids.newId(),
      secretHash: hashOf(secret),
      personId: person.id,
      name,
      scopes,
      ...(planId !== undefined && { planId }),
      madeAt: instantOf(clock),
      expiresAt: new Date(clock.now() + days * DAY_MILLISECONDS).toISOString(),
      ...(secondFactorAtProvider && { secondFactorAtProvider }),
    }
    const isAdded = await directory.addToken(token, (member, tokens) => {
      // What ends tokens may have happened while the password was being looked at.
      if (member.deactivatedAt || member.passwordHash !== shown?.passwordHash)
        throw new Problem('not-signed-in')
      if (tokens.length >= MOST_TOKENS) throw new Problem('too-many-tokens')
    })
    if (!isAdded) throw new Problem('not-signed-in')
    return { token, secret }
  }

  list({ id }: Person): Promise<ApiToken[]> {
    return this.#options.directory.listTokens(id)
  }

  /** Throws `not-found` for one that is not the person's. */
  async end({ id }: Person, tokenId: string): Promise<void> {
    if (!(await this.#options.directory.endToken(id, tokenId))) throw new Problem('not-found')
  }

  /** The token of this secret, whether or not it still counts. */
  async find(secret: string): Promise<ApiToken | undefined> {
    return isTokenSecret(secret) ? this.#options.directory.findToken(hashOf(secret)) : undefined
  }

  /**
   * Answers in whose place the token asks, as they are now, and whether it is the first time today. Throws
   * `token-refused` where it counts for nothing, `too-many-requests`, and `second-factor-needed` where its person would
   * get no further either.
   */
  async use(token: ApiToken | undefined): Promise<{ person: Person; isFirstToday: boolean }> {
    const { directory, clock } = this.#options
    const member = token && token.expiresAt > instantOf(clock) && (await directory.findMember(token.personId))
    if (!token || !member || member.deactivatedAt) throw new Problem('token-refused')
    await countAttempt(this.#requests, token.id, 'too-many-requests')
    if (await wouldLackSecondFactor(token, member, directory)) throw new Problem('second-factor-needed')
    return { person: member.person, isFirstToday: await this.#noteUse(token) }
  }

  async #noteUse({ id }: ApiToken): Promise<boolean> {
    const today = dateInDenmark(instantOf(this.#options.clock))
    if (this.#notedOn.get(id) === today) return false
    this.#notedOn.set(id, today)
    // A full disk keeps nobody from reading.
    return this.#options.directory.noteTokenUse(id, today).catch(() => false)
  }
}
