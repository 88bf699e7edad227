import * as openid from 'openid-client'
import type { ProviderSettings } from '../oidc/provider-settings.ts'
import { type IdentityProvider, NotProven, ProviderUnreachable } from '../ports/identity-provider.ts'

const TIMEOUT_SECONDS = 10
/** A provider may move its endpoints; its keys are looked after by the library. */
const METADATA_MILLISECONDS = 60 * 60_000
/** RFC 8176: several factors, a one-time code, a key in hardware. */
const SECOND_FACTORS: readonly unknown[] = ['mfa', 'otp', 'hwk']

/** A provider that speaks OpenID Connect. It is asked who it is when somebody first signs in, and again where that failed. */
export function createOpenidProvider(settings: ProviderSettings): IdentityProvider {
  const { id, name, issuer, party, secondFactorAcr } = settings
  const metadata = kept(() => discover(settings), METADATA_MILLISECONDS)

  return {
    id,
    name,
    issuer,
    party,
    newSecrets: () => ({
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    }),
    addressFor: async ({ state, nonce, verifier }, returnUrl, wants) =>
      openid.buildAuthorizationUrl(await metadata(), {
        redirect_uri: returnUrl,
        scope: wants.email ? 'openid email' : 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(secondFactorAcr.length > 0 && { acr_values: secondFactorAcr.join(' ') }),
      }),
    prove: async (cameBackTo, { state, nonce, verifier }, wants) => {
      const configuration = await metadata()
      try {
        const tokens = await openid.authorizationCodeGrant(configuration, cameBackTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        const claims = tokens.claims()
        // The library lets some providers answer for other issuers than the one that was configured; we do not.
        if (claims?.iss !== issuer) throw new NotProven('the token is of another issuer')
        if (claims.sub === '') throw new NotProven('the token names nobody')
        return {
          issuer,
          subject: claims.sub,
          verifiedEmail: wants.email ? await verifiedEmail(configuration, tokens, claims) : undefined,
          hasSecondFactor: saysSecondFactor(claims, secondFactorAcr),
        }
      } catch (error) {
        throw refusalFrom(error)
      }
    },
  }
}

async function discover(settings: ProviderSettings): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret, signedWith } = settings
  // Settings let plain HTTP pass on this machine alone.
  const isPlain = new URL(issuer).protocol === 'http:'
  try {
    return await openid.discovery(
      new URL(issuer),
      clientId,
      // Pinned, so that no answer can choose a weaker one: neither none, nor a secret that is not one.
      { id_token_signed_response_alg: signedWith },
      openid.ClientSecretBasic(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        execute: [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])],
      },
    )
  } catch (error) {
    throw new ProviderUnreachable(`${issuer} could not be discovered: ${reasonOf(error)}`)
  }
}

/** Some providers say the address in the token, others only when asked for it. */
async function verifiedEmail(
  configuration: openid.Configuration,
  { access_token: accessToken }: { access_token: string },
  claims: openid.IDToken,
): Promise<string | undefined> {
  const said =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(configuration, accessToken, claims.sub)
      : claims
  // Not `"true"`, not 1: whatever else it is, it does not say so.
  return said.email_verified === true && typeof said.email === 'string' ? said.email : undefined
}

function saysSecondFactor({ amr, acr }: openid.IDToken, secondFactorAcr: readonly string[]): boolean {
  const methods: unknown[] = Array.isArray(amr) ? amr : []
  return (
    methods.some((method) => SECOND_FACTORS.includes(method)) ||
    (typeof acr === 'string' && secondFactorAcr.includes(acr))
  )
}

/** Whatever else went wrong, nothing has been proven. */
function refusalFrom(error: unknown): Error {
  if (error instanceof NotProven) return error
  return isUnreachable(error) ? new ProviderUnreachable(reasonOf(error)) : new NotProven(reasonOf(error))
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof openid.ClientError) return error.code === 'OAUTH_TIMEOUT'
  // The words with which `fetch` says that nobody answered, or hung up.
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)
}

/** Codes and messages of the library; causes may hold tokens and are for no log. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${String(error.code)}: ${error.message}` : error.message
}

/** Makes it once for everybody who asks meanwhile, and anew once it is old; a failure is not kept. */
function kept<T>(make: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let made: { value: Promise<T>; at: number } | undefined
  return () => {
    if (made && performance.now() - made.at < milliseconds) return made.value
    const mine = { value: make(), at: performance.now() }
    made = mine
    mine.value.catch(() => {
      if (made === mine) made = undefined
    })
    return mine.value
  }
}
