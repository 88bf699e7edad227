import { createHash } from 'node:crypto'
import { hashOf } from '../people/people.ts'
import type { Clock } from '../ports/clock.ts'
import type { Identity } from '../ports/directory.ts'
import type { SignInSecrets } from '../ports/identity-provider.ts'
import type { Ids } from '../ports/ids.ts'
import type { Unfinished } from '../ports/unfinished.ts'
import { seal, unseal } from '../sealed-messages.ts'

/** How long somebody may take at the provider. */
export const ATTEMPT_MILLISECONDS = 10 * 60_000

export interface SignInAttemptsOptions {
  unfinished: Unfinished
  clock: Clock
  ids: Ids
}

/** What is to come of it once the provider has said who it is. */
export type Purpose =
  | { kind: 'sign-in' }
  | { kind: 'join'; token: string; name: string }
  /** By the session that began it alone. */
  | { kind: 'link'; personId: string; sessionId: string }

export type Attempt =
  | { step: 'at-provider'; providerId: string; secrets: SignInSecrets; purpose: Purpose; returnTo: string }
  /** The provider has said who it is; the person's own second factor is still to be shown. */
  | {
      step: 'code-needed'
      providerId: string
      identity: Pick<Identity, 'issuer' | 'subject'>
      personId: string
      returnTo: string
    }

const KIND = 'provider-sign-in'

/**
 * Sign-ins under way, each of the one browser that holds its secret. An attempt is kept sealed with that, so that where it lies
 * nobody can go on with it: it may hold an invitation.
 */
export class SignInAttempts {
  readonly #options: SignInAttemptsOptions

  constructor(options: SignInAttemptsOptions) {
    this.#options = options
  }

  /** Answers the secret for the browser; the oldest gives way where there are too many. */
  async begin(attempt: Attempt): Promise<string> {
    const { unfinished, clock, ids } = this.#options
    const secret = ids.newSecret()
    const now = clock.now()
    const until = now + ATTEMPT_MILLISECONDS
    const sealed = seal(sealOf(secret), PLACE, Buffer.from(JSON.stringify(attempt)))
    await unfinished.put(KIND, hashOf(secret), sealed.toString('base64'), { now, until })
    return secret
  }

  /** What stands behind the secret while it counts. */
  async find(secret: string | undefined): Promise<Attempt | undefined> {
    if (secret === undefined) return undefined
    const { unfinished, clock } = this.#options
    return attemptIn(await unfinished.find(KIND, hashOf(secret), clock.now()), secret)
  }

  /** The same, and from now on it counts for nothing. Of two at once, one gets it. */
  async take(secret: string | undefined): Promise<Attempt | undefined> {
    if (secret === undefined) return undefined
    const { unfinished, clock } = this.#options
    return attemptIn(await unfinished.take(KIND, hashOf(secret), clock.now()), secret)
  }
}

const PLACE = Buffer.from(KIND)

/** Not what it is found by. */
function sealOf(secret: string): Uint8Array {
  return createHash('sha256').update(`seal ${secret}`).digest()
}

function attemptIn(sealed: string | undefined, secret: string): Attempt | undefined {
  const opened =
    sealed === undefined ? undefined : unseal(sealOf(secret), PLACE, Buffer.from(sealed, 'base64'))
  // Nobody but a server has sealed it.
  return opened && (JSON.parse(Buffer.from(opened).toString('utf8')) as Attempt)
}
