import { createHash } from 'node:crypto'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import type { AttemptCounter, CountAttempts } from '../ports/attempts.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory, Member, Session } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { type Passwords, PasswordsBusy } from '../ports/passwords.ts'
import { mustNotBeTooMany } from './count-attempt.ts'
import { mustBeUncommon } from './password-rule.ts'
import { mustShowSecondFactor } from './second-factor-rule.ts'
import type { SecondFactors } from './second-factors.ts'

/** A working day; there is no renewal. */
export const SESSION_SECONDS = 12 * 60 * 60
/** Without a request and without an open plan; a forgotten screen that shows none signs itself out. */
export const IDLE_SECONDS = 60 * 60
/** The directory learns no oftener that a session is still used. */
const SEEN_MILLISECONDS = 5 * 60_000

/** How long who signed in at a provider counts as having just shown who they are. */
const FRESH_MILLISECONDS = 10 * 60_000

const FAILURE_WINDOW_SECONDS = 15 * 60
const FAILURES_PER_ACCOUNT_AND_ADDRESS = 10
const FAILURES_PER_ADDRESS = 100

export interface CurrentSession {
  id: string
  secretHash: string
  person: Person
  expiresAt: string
  hasSecondFactor: boolean
  startedAt: string
  /** False for who signs in at a provider alone. */
  hasPassword: boolean
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
  attempts: CountAttempts
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
  /** By session id, in milliseconds: when something last came from it, and what of that the directory knows. */
  readonly #seen = new Map<string, { last: number; kept: number }>()
  readonly #attemptsByAccount: AttemptCounter
  readonly #attemptsByAddress: AttemptCounter

  constructor(options: PeopleOptions) {
    this.#options = options
    const seconds = FAILURE_WINDOW_SECONDS
    const { attempts } = options
    this.#attemptsByAccount = attempts({ name: 'account', most: FAILURES_PER_ACCOUNT_AND_ADDRESS, seconds })
    this.#attemptsByAddress = attempts({ name: 'address', most: FAILURES_PER_ADDRESS, seconds })
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
    await mustNotBeTooMany(this.#attemptsByAccount, account)
    await mustNotBeTooMany(this.#attemptsByAddress, address)
    const { directory, passwords } = this.#options
    const member = await directory.findMemberByEmail(email)
    const hash = member?.passwordHash ?? (await this.#decoyHash)
    const matches = await unlessBusy(passwords.verify(password, hash))
    // After the password: whoever does not know it learns nothing of who is deactivated.
    if (!member?.passwordHash || !matches || member.deactivatedAt) throw new Problem('wrong-credentials')
    try {
      await this.#options.secondFactors.mustShow(member, code)
    } catch (error) {
      // Who knows the password has failed at nothing by being asked for a code.
      if (error instanceof Problem && error.code === 'code-needed')
        await this.#forgetAttempt(account, address)
      throw error
    }
    await this.#forgetAttempt(account, address)
    return this.startSession(member.person, device, (now) => signsInAlike(member, now))
  }

  /** The session behind a cookie's secret, if it still counts and its person is still there. */
  async findSession(secret: string): Promise<CurrentSession | undefined> {
    const { directory, clock } = this.#options
    const secretHash = hashOf(secret)
    const session = await directory.findSession(secretHash)
    if (!session || session.expiresAt <= instantOf(clock) || this.#isIdle(session)) return undefined
    const member = await directory.findMember(session.personId)
    if (!member || member.deactivatedAt) return undefined
    this.noteSeen(session.id)
    const { person, secondFactor, passwordHash } = member
    const settings = await directory.readSettings()
    const hasShownTwo = secondFactor !== undefined || session.secondFactorAtProvider === true
    return {
      id: session.id,
      secretHash,
      person,
      expiresAt: session.expiresAt,
      startedAt: session.startedAt,
      hasPassword: passwordHash !== undefined,
      hasSecondFactor: secondFactor !== undefined,
      lacksSecondFactor: !hasShownTwo && mustShowSecondFactor(person, settings),
    }
  }

  /** Something has come from the session: a request, or an open socket's word that it is still there. */
  noteSeen(sessionId: string): void {
    const { directory, clock } = this.#options
    const seen = this.#seen.get(sessionId)
    if (!seen) return
    const now = clock.now()
    seen.last = Math.max(seen.last, now)
    if (now - seen.kept < SEEN_MILLISECONDS) return
    seen.kept = now
    // A full disk signs nobody out: as long as the server runs, it remembers.
    directory.noteSeen(sessionId, new Date(now).toISOString()).catch(() => {})
    for (const [id, { last }] of this.#seen) if (now - last > IDLE_SECONDS * 1000) this.#seen.delete(id)
  }

  #isIdle({ id, startedAt, lastSeenAt }: Session): boolean {
    const kept = Date.parse(lastSeenAt ?? startedAt)
    const seen = this.#seen.get(id) ?? { last: kept, kept }
    this.#seen.set(id, seen)
    // It may have been used on another server since.
    seen.last = Math.max(seen.last, kept)
    seen.kept = Math.max(seen.kept, kept)
    return this.#options.clock.now() - seen.last > IDLE_SECONDS * 1000
  }

  /** Whose e-mail it is. */
  async idOf(email: string): Promise<string | undefined> {
    return (await this.#options.directory.findMemberByEmail(email))?.person.id
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
   * Makes the first admin, a director, and signs in. `enterFirst` is called once the token is known to count, before it is
   * used. Throws what that throws, `set-up-closed` for a token that does not count, and `too-many-attempts` once an address
   * has sent too many of those.
   */
  async setUp(
    { token, password, ...who }: SetUp,
    { address, device }: Caller,
    enterFirst: () => Promise<void>,
  ): Promise<string> {
    await mustNotBeTooMany(this.#attemptsByAddress, address)
    const { directory, ids, passwords } = this.#options
    const tokenHash = hashOf(token)
    // Before the work on the password: a guess costs the server nothing.
    if (!(await directory.isSetUpToken(tokenHash))) throw new Problem('set-up-closed')
    mustBeUncommon(password, [who.name, who.email])
    const person: Person = { id: ids.newId(), ...who, role: 'director', admin: true }
    const passwordHash = await unlessBusy(passwords.hash(password))
    const member: Member = { person, passwordHash }
    await enterFirst()
    if (!(await directory.setUp(tokenHash, member))) throw new Problem('set-up-closed')
    await this.#attemptsByAddress.takeBack(address)
    return this.startSession(person, device)
  }

  /**
   * For somebody who has shown who they are; answers the new session's secret. Throws `wrong-credentials` where `mayStart`
   * no longer holds of them.
   */
  async startSession(
    person: Person,
    device: string,
    mayStart?: (member: Member) => boolean,
    more: Pick<Session, 'secondFactorAtProvider'> = {},
  ): Promise<string> {
    const { directory, ids, clock } = this.#options
    const secret = ids.newSecret()
    const startedAt = instantOf(clock)
    const session: Session = {
      id: ids.newId(),
      secretHash: hashOf(secret),
      personId: person.id,
      startedAt,
      device,
      expiresAt: new Date(clock.now() + SESSION_SECONDS * 1000).toISOString(),
      ...more,
    }
    if (!(await directory.addSession(session, mayStart))) throw new Problem('wrong-credentials')
    await directory.noteSignIn(person.id, startedAt)
    return secret
  }

  /**
   * Another secret for a session whose person may do other things from now on, or proves who they are in another way: who
   * had the old one is out. Throws `not-signed-in` where the session has ended meanwhile.
   */
  async renewSession({ secretHash }: CurrentSession): Promise<string> {
    const { directory, ids } = this.#options
    const secret = ids.newSecret()
    if (!(await directory.renewSession(secretHash, hashOf(secret)))) throw new Problem('not-signed-in')
    return secret
  }

  /**
   * Does `work` for an address that has not failed too often; throws `too-many-attempts` otherwise. What `work` throws
   * counts as a failure.
   */
  async counted<T>(address: string, work: () => Promise<T>): Promise<T> {
    await mustNotBeTooMany(this.#attemptsByAddress, address)
    const answer = await work()
    await this.#attemptsByAddress.takeBack(address)
    return answer
  }

  /**
   * Before somebody changes how they sign in: a screen left open must not be enough. Throws `wrong-credentials` where it
   * is not the person's password, as often as `signIn` allows, and `sign-in-again` where they have none and signed in
   * some time ago.
   */
  async mustConfirm(
    { person: { id, email }, startedAt }: CurrentSession,
    password: string | undefined,
    address: string,
  ): Promise<void> {
    const { directory, passwords, clock } = this.#options
    const hash = (await directory.findMember(id))?.passwordHash
    if (hash === undefined) {
      if (Date.parse(startedAt) + FRESH_MILLISECONDS < clock.now()) throw new Problem('sign-in-again')
      return
    }
    const account = `${email.trim().toLowerCase()} ${address}`
    await mustNotBeTooMany(this.#attemptsByAccount, account)
    if (!(await unlessBusy(passwords.verify(password ?? '', hash)))) throw new Problem('wrong-credentials')
    await this.#attemptsByAccount.forget(account)
  }

  /** Throws `too-many-attempts` while too many are being hashed. */
  hashOf(password: string): Promise<string> {
    return unlessBusy(this.#options.passwords.hash(password))
  }

  async #forgetAttempt(account: string, address: string): Promise<void> {
    await this.#attemptsByAccount.forget(account)
    await this.#attemptsByAddress.takeBack(address)
  }
}

/** Whether somebody who has just shown who they are would have shown the same a moment later. */
function signsInAlike(shown: Member, now: Member): boolean {
  return now.passwordHash === shown.passwordHash && now.secondFactor?.secret === shown.secondFactor?.secret
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
