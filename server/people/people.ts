import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory, Member } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { type Passwords, PasswordsBusy } from '../ports/passwords.ts'

/** A working day; there is no renewal, so a forgotten screen signs itself out. */
export const SESSION_SECONDS = 12 * 60 * 60

const FAILURE_WINDOW_SECONDS = 15 * 60
const FAILURES_PER_ACCOUNT_AND_ADDRESS = 10
const FAILURES_PER_ADDRESS = 100

export interface CurrentSession {
  secretHash: string
  person: Person
  expiresAt: string
}

export interface PeopleOptions {
  directory: Directory
  passwords: Passwords
  clock: Clock
  ids: Ids
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
   * password and for an unknown address; `too-many-attempts` once there have been too many of either.
   */
  async signIn(email: string, password: string, address: string): Promise<string> {
    const account = `${email.trim().toLowerCase()} ${address}`
    // Before the password is tried, so that many guesses at once count as well.
    await countAttempt(this.#attemptsByAccount, account)
    await countAttempt(this.#attemptsByAddress, address)
    const { directory, passwords } = this.#options
    const member = await directory.findMemberByEmail(email)
    const hash = member?.passwordHash ?? (await this.#decoyHash)
    const matches = await unlessBusy(passwords.verify(password, hash))
    if (!member || !matches) throw new Problem('wrong-credentials')
    await this.#forgetAttempt(account, address)
    return this.#startSession(member.person)
  }

  /** The session behind a cookie's secret, if it still counts and its person is still there. */
  async findSession(secret: string): Promise<CurrentSession | undefined> {
    const { directory, clock } = this.#options
    const secretHash = hashOf(secret)
    const session = await directory.findSession(secretHash)
    if (!session || session.expiresAt <= instantOf(clock)) return undefined
    const person = await directory.findPerson(session.personId)
    return person && { secretHash, person, expiresAt: session.expiresAt }
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
  async setUp({ token, password, ...who }: SetUp, address: string): Promise<string> {
    await countAttempt(this.#attemptsByAddress, address)
    const { directory, ids, passwords } = this.#options
    const tokenHash = hashOf(token)
    // Before the work on the password: a guess costs the server nothing.
    if (!(await directory.isSetUpToken(tokenHash))) throw new Problem('set-up-closed')
    const person: Person = { id: ids.newId(), ...who, role: 'director', admin: true }
    const passwordHash = await unlessBusy(passwords.hash(password))
    const member: Member = { person, passwordHash }
    if (!(await directory.setUp(tokenHash, member))) throw new Problem('set-up-closed')
    await this.#attemptsByAddress.reward(address)
    return this.#startSession(person)
  }

  async #startSession(person: Person): Promise<string> {
    const { directory, ids, clock } = this.#options
    const secret = ids.newSecret()
    const expiresAt = new Date(clock.now() + SESSION_SECONDS * 1000).toISOString()
    await directory.addSession({ secretHash: hashOf(secret), personId: person.id, expiresAt })
    return secret
  }

  async #forgetAttempt(account: string, address: string): Promise<void> {
    await this.#attemptsByAccount.delete(account)
    await this.#attemptsByAddress.reward(address)
  }
}

async function countAttempt(attempts: RateLimiterMemory, by: string): Promise<void> {
  try {
    await attempts.consume(by)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new Problem('too-many-attempts')
    throw error
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
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
