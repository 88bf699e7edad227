import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Person } from '#shared/permissions/person.ts'
import { Problem } from '../http/problem.ts'
import type { AttemptCounter, CountAttempts } from '../ports/attempts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory, Member } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Unfinished } from '../ports/unfinished.ts'
import { mustNotBeTooMany } from './count-attempt.ts'

const KIND = 'second-factor'
const RECOVERY_CODES = 10
/** Some 117 random bits: from 112 on a plain hash keeps them (ASVS 6.5.2). */
const RECOVERY_LETTERS = 24
const SECRET_BYTES = 20
/** A clock that is half a minute off is good enough. */
const WINDOW = 1
/** How long somebody may take to bring the secret into their app. */
const BEGUN_MILLISECONDS = 15 * 60_000
const WRONG_CODES = 10
const WRONG_CODES_SECONDS = 15 * 60

export interface SecondFactorsOptions {
  directory: Directory
  /** Keeps the secret before the app has shown that it has it. */
  unfinished: Unfinished
  attempts: CountAttempts
  clock: Clock
  ids: Ids
}

/** What an app is given to make codes with. */
export interface BegunSecondFactor {
  /** Base32, for who types it. */
  secret: string
  /** The same as an address, for who scans it. */
  uri: string
}

/** Codes of an app (RFC 6238) as a second factor, each used once, and recovery codes for when the app is lost. */
export class SecondFactors {
  readonly #options: SecondFactorsOptions
  readonly #wrongCodes: AttemptCounter

  constructor(options: SecondFactorsOptions) {
    this.#options = options
    this.#wrongCodes = options.attempts({ name: 'code', most: WRONG_CODES, seconds: WRONG_CODES_SECONDS })
  }

  /** A new secret for the person's app; nothing holds until `confirm`. */
  async begin(person: Person): Promise<BegunSecondFactor> {
    const { clock, unfinished } = this.#options
    const secret = new Secret({ size: SECRET_BYTES }).base32
    const now = clock.now()
    await unfinished.put(KIND, person.id, secret, { now, until: now + BEGUN_MILLISECONDS })
    return { secret, uri: codesOf(secret, person.email).toString() }
  }

  /**
   * From now on the person needs a code to sign in; answers the recovery codes, which are told once. Throws `wrong-code`
   * where the code is not of the secret that was begun with.
   */
  async confirm(person: Person, code: string): Promise<string[]> {
    const { directory, clock, ids, unfinished } = this.#options
    const secret = await unfinished.find(KIND, person.id, clock.now())
    await mustNotBeTooMany(this.#wrongCodes, person.id)
    const step = secret === undefined ? undefined : stepOf(secret, code, clock)
    if (secret === undefined || step === undefined) throw new Problem('wrong-code')
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(ids))
    await directory.setSecondFactor(person.id, {
      secret,
      recoveryHashes: codes.map(recoveryHash),
      lastStep: step,
    })
    await unfinished.take(KIND, person.id, clock.now())
    await this.#wrongCodes.forget(person.id)
    return codes
  }

  /** Throws `code-needed` for a member who has a second factor and shows no code, `wrong-code` for one that is wrong or used. */
  async mustShow({ person, secondFactor }: Member, code: string | undefined): Promise<void> {
    if (!secondFactor) return
    if (!code) throw new Problem('code-needed')
    const { directory, clock } = this.#options
    await mustNotBeTooMany(this.#wrongCodes, person.id)
    const step = stepOf(secondFactor.secret, code, clock)
    const isRight =
      step === undefined
        ? await directory.spendRecoveryCode(person.id, recoveryHash(code))
        : await directory.spendStep(person.id, step)
    if (!isRight) throw new Problem('wrong-code')
    await this.#wrongCodes.forget(person.id)
  }
}

function codesOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Samplan', label, secret: Secret.fromBase32(secret) })
}

/** The half minute that the code is of, if it is one of about now. */
function stepOf(secret: string, code: string, clock: Clock): number | undefined {
  const digits = code.replaceAll(/\s/gu, '')
  if (!/^\d{6}$/u.test(digits)) return undefined
  const totp = codesOf(secret, '')
  const off = totp.validate({ token: digits, timestamp: clock.now(), window: WINDOW })
  return off === null ? undefined : Math.floor(clock.now() / 1000 / totp.period) + off
}

/** Letters and digits that are not mistaken for each other, in fours. */
function recoveryCode(ids: Ids): string {
  const letters = [...ids.newSecret().toLowerCase()].filter((letter) => /[a-hj-km-np-z2-9]/u.test(letter))
  while (letters.length < RECOVERY_LETTERS) letters.push(...recoveryCode(ids).replaceAll('-', ''))
  return letters
    .slice(0, RECOVERY_LETTERS)
    .join('')
    .replaceAll(/(.{4})(?=.)/gu, '$1-')
}

/** Of the letters alone, however they were typed. Random enough for a plain hash to keep them. */
function recoveryHash(code: string): string {
  const letters = code.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')
  return createHash('sha256').update(letters).digest('hex')
}
