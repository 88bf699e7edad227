import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory, Member } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { type Passwords, PasswordsBusy } from '../ports/passwords.ts'
import { countAttempt } from './count-attempt.ts'
import { mustBeUncommon } from './password-rule.ts'
import type { SecondFactors } from './second-factors.ts'

/** A working day; there is no renewal, so a forgotten screen signs itself out. */
export const SESSION_SECONDS = 12 * 60 * 60

const FAILURE_WINDOW_SECONDS = 15 * 60
const FAILURES_PER_ACCOUNT_AND_ADDRESS = 10
const FAILURES_PER_ADDRESS = 100

export interface CurrentSession {
  id: string
  secretHash: string
  person: Person
  expiresAt: string
  hasSecondFactor: boolean
  /** The workspace asks for a second factor that the person has yet to set up: until then they get no further. */
  lacksSecondFactor: boolean
}

export interface Credentials {
  email: string
  password: string
  /** Of the second factor. */
  code?: string | undefined
}

/** Where a request comes from, as far as a server can tell. */
export interface Caller {
  address: string
  /** What the browser says of itself; only to be recognised by. */
  device: string
}

export interface PeopleOptions {
  directory: Directory
  passwords: Passwords
  clock: Clock
  ids: Ids
  secondFactors: SecondFactors
}

export interface SetUp {
  token: string
  name: string
  email: string
  party: Party
  password: string
}

/** Who signs in and out. Secrets leave this object only to go into a cookie or a link. */
export class People {
  readonly #options: PeopleOptions
  readonly #decoyHash: Promise<string>
  readonly #attemptsByAccount = new RateLimiterMemory({
    keyPrefix: 'account',
    points: FAILURES_PER_ACCOUNT_AND_ADDRESS,
    duration: FAILURE_WINDOW_SECONDS,
  })
  readonly #attemptsByAddress = new RateLimiterMemory({
    keyPrefix: 'address',
    points: FAILURES_PER_ADDRESS,
    duration: FAILURE_WINDOW_SECONDS,
  })

  constructor(options: PeopleOptions) {
    this.#options = options
    this.#decoyHash = options.passwords.hash(options.ids.newSecret())
    // Awaited at the first sign-in; a failure shows there.
    this.#decoyHash.catch(() => {})
  }

  /**
   * Answers the new session's secret. Throws the problem `wrong-credentials` alike, and after as long, for a wrong
   * password and for an unknown address; `too-many-attempts` once there have been too many of either; `code-needed` or
   * `wrong-code` where the password is right and the person has a second factor.
   */
  async signIn({ email, password, code }: Credentials, { address, device }: Caller): Promise<string> {
    const account = `${email.trim().toLowerCase()} ${address}`
    // Before the password is tried, so that many guesses at once count as well.
    await countAttempt(this.#attemptsByAccount, account)
    await countAttempt(this.#attemptsByAddress, address)
    const { directory, passwords } = this.#options
    const member = await directory.findMemberByEmail(email)
    const hash = member?.passwordHash ?? (await this.#decoyHash)
    const matches = await unlessBusy(passwords.verify(password, hash))
    // After the password: whoever does not know it learns nothing of who is deactivated.
    if (!member || !matches || member.deactivatedAt) throw new Problem('wrong-credentials')
    await this.#options.secondFactors.mustShow(member, code)
    await this.#forgetAttempt(account, address)
    return this.startSession(member.person, device)
  }

  /** The session behind a cookie's secret, if it still counts and its person is still there. */
  async findSession(secret: string): Promise<CurrentSession | undefined> {
    const { directory, clock } = this.#options
    const secretHash = hashOf(secret)
    const session = await directory.findSession(secretHash)
    if (!session || session.expiresAt <= instantOf(clock)) return undefined
    const member = await directory.findMember(session.personId)
    if (!member || member.deactivatedAt) return undefined
    const { person, secondFactor } = member
    const { secondFactorForDirectors } = await directory.readSettings()
    return {
      id: session.id,
      secretHash,
      person,
      expiresAt: session.expiresAt,
      hasSecondFactor: secondFactor !== undefined,
      lacksSecondFactor: !secondFactor && secondFactorForDirectors && person.role === 'director',
    }
  }

  async signOut(session: CurrentSession): Promise<void> {
    await this.#options.directory.removeSession(session.secretHash, instantOf(this.#options.clock))
  }

  /** A new one-time token that makes the first admin; an earlier one no longer counts. */
  async newSetUpToken(): Promise<string> {
    const token = this.#options.ids.newSecret()
    await this.#options.directory.setSetUpToken(hashOf(token))
    return token
  }

  /**
   * Makes the first admin, a director, and signs in. Throws `set-up-closed` for a token that does not count, and
   * `too-many-attempts` once an address has sent too many of those.
   */
  async setUp({ token, password, ...who }: SetUp, { address, device }: Caller): Promise<string> {
    await countAttempt(this.#attemptsByAddress, address)
    const { directory, ids, passwords } = this.#options
    const tokenHash = hashOf(token)
    // Before the work on the password: a guess costs the server nothing.
    if (!(await directory.isSetUpToken(tokenHash))) throw new Problem('set-up-closed')
    mustBeUncommon(password, [who.name, who.email])
    const person: Person = { id: ids.newId(), ...who, role: 'director', admin: true }
    const passwordHash = await unlessBusy(passwords.hash(password))
    const member: Member = { person, passwordHash }
    if (!(await directory.setUp(tokenHash, member))) throw new Problem('set-up-closed')
    await this.#attemptsByAddress.reward(address)
    return this.startSession(person, device)
  }

  /** For somebody who has shown who they are; answers the new session's secret. */
  async startSession(person: Person, device: string): Promise<string> {
    const { directory, ids, clock } = this.#options
    const secret = ids.newSecret()
    const startedAt = instantOf(clock)
    await directory.addSession({
      id: ids.newId(),
      secretHash: hashOf(secret),
      personId: person.id,
      startedAt,
      device,
      expiresAt: new Date(clock.now() + SESSION_SECONDS * 1000).toISOString(),
    })
    await directory.noteSignIn(person.id, startedAt)
    return secret
  }

  /**
   * Does `work` for an address that has not failed too often; throws `too-many-attempts` otherwise. What `work` throws
   * counts as a failure.
   */
  async counted<T>(address: string, work: () => Promise<T>): Promise<T> {
    await countAttempt(this.#attemptsByAddress, address)
    const answer = await work()
    await this.#attemptsByAddress.reward(address)
    return answer
  }

  /** Throws `wrong-credentials` where it is not the person's password, as often as `signIn` allows. */
  async mustKnow({ email }: Person, password: string, address: string): Promise<void> {
    const account = `${email.trim().toLowerCase()} ${address}`
    await countAttempt(this.#attemptsByAccount, account)
    const { directory, passwords } = this.#options
    const member = await directory.findMemberByEmail(email)
    if (!member || !(await unlessBusy(passwords.verify(password, member.passwordHash))))
      throw new Problem('wrong-credentials')
    await this.#attemptsByAccount.delete(account)
  }

  /** Throws `too-many-attempts` while too many are being hashed. */
  hashOf(password: string): Promise<string> {
    return unlessBusy(this.#options.passwords.hash(password))
  }

  async #forgetAttempt(account: string, address: string): Promise<void> {
    await this.#attemptsByAccount.delete(account)
    await this.#attemptsByAddress.reward(address)
  }
}

async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof PasswordsBusy) throw new Problem('too-many-attempts')
    throw error
  }
}

/** Secrets are 256 random bits, so a plain hash keeps them. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
