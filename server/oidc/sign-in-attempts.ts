import { hashOf } from '../people/people.ts'
import type { Clock } from '../ports/clock.ts'
import type { Identity } from '../ports/directory.ts'
import type { SignInSecrets } from '../ports/identity-provider.ts'
import type { Ids } from '../ports/ids.ts'

/** How long somebody may take at the provider. */
export const ATTEMPT_MILLISECONDS = 10 * 60_000
/** At once: more than all people of two organisations, and little memory. */
const MOST_ATTEMPTS = 10_000

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

/** Sign-ins under way, each of the one browser that holds its secret. Nothing of them is on disk: after a restart one begins again. */
export class SignInAttempts {
  readonly #attempts = new Map<string, { attempt: Attempt; until: number }>()
  readonly #clock: Clock
  readonly #ids: Ids

  constructor({ clock, ids }: { clock: Clock; ids: Ids }) {
    this.#clock = clock
    this.#ids = ids
  }

  /** Answers the secret for the browser; the oldest gives way where there are too many. */
  begin(attempt: Attempt): string {
    this.#forgetOld()
    const secret = this.#ids.newSecret()
    this.#attempts.set(hashOf(secret), { attempt, until: this.#clock.now() + ATTEMPT_MILLISECONDS })
    return secret
  }

  /** What stands behind the secret while it counts. */
  find(secret: string | undefined): Attempt | undefined {
    const found = secret === undefined ? undefined : this.#attempts.get(hashOf(secret))
    return found && found.until >= this.#clock.now() ? found.attempt : undefined
  }

  /** The same, and from now on it counts for nothing. Of two at once, one gets it. */
  take(secret: string | undefined): Attempt | undefined {
    const attempt = this.find(secret)
    if (secret !== undefined) this.#attempts.delete(hashOf(secret))
    return attempt
  }

  #forgetOld(): void {
    // In the order they were begun, so the first are the oldest.
    for (const [key, { until }] of this.#attempts) {
      if (until >= this.#clock.now() && this.#attempts.size < MOST_ATTEMPTS) return
      this.#attempts.delete(key)
    }
  }
}
