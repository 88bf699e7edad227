import type { Party } from '#shared/plan/plan.ts'

/** What only this sign-in and the browser that began it know of; each is used once. */
export interface SignInSecrets {
  /** Comes back with the browser. */
  state: string
  /** Comes back in what the provider signs. */
  nonce: string
  /** Shown to the provider by us alone: a code that somebody has caught is worth nothing without it. */
  verifier: string
}

/** What a provider has proven of a person. It says nothing of what they may do here. */
export interface ProvenIdentity {
  issuer: string
  subject: string
  /** Only what the provider says it has verified, and only where it was asked for. */
  verifiedEmail: string | undefined
  /** The provider says that it has asked for a second factor. */
  hasSecondFactor: boolean
}

/** Where people of one party, or of both, can sign in with an account of theirs elsewhere. */
export interface IdentityProvider {
  readonly id: string
  /** As people know it. */
  readonly name: string
  readonly issuer: string
  /** Undefined for one that both parties use. */
  readonly party: Party | undefined
  newSecrets(): SignInSecrets
  /** Where to send the browser, which comes back to `returnUrl`. Rejects with ProviderUnreachable. */
  addressFor(secrets: SignInSecrets, returnUrl: string, wants: { email: boolean }): Promise<URL>
  /**
   * What the provider proves to who came back with this address. Rejects with ProviderUnreachable, and with
   * NotProven for everything that is not wholly right.
   */
  prove(cameBackTo: URL, secrets: SignInSecrets, wants: { email: boolean }): Promise<ProvenIdentity>
}

/** Nothing is wrong with the person: the provider does not answer, and may later. */
export class ProviderUnreachable extends Error {
  override name = 'ProviderUnreachable'
}

/** Something in the answer is missing, forged, of another sign-in, or says no. The message is for the log. */
export class NotProven extends Error {
  override name = 'NotProven'
}
