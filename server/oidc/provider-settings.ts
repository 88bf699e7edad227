import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PARTIES } from '#shared/plan/plan.ts'
import { ConfigMistake } from '../config-mistake.ts'

/** Signatures that only the holder of a private key can make. */
const ASYMMETRIC = ['RS256', 'PS256', 'ES256', 'Ed25519'] as const
/** Where a provider may be spoken to without TLS: on this very machine, to try things out. */
const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

const providerSettings = z.strictObject({
  /** In the address that the provider sends people back to. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be of small letters, digits and hyphens'),
  /** On the button: »Log ind med …«. */
  name: z.string().trim().min(1).max(60),
  /** Whose people it is for; both parties' where left out. */
  party: z.enum(PARTIES).optional(),
  issuer: z
    .string()
    .refine(isIssuer, 'must be an address with https, without a query, as the provider itself writes it'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  signedWith: z.enum(ASYMMETRIC).default('RS256'),
  /** The `acr` values with which the provider says that it has asked for a second factor. */
  secondFactorAcr: z.array(z.string().min(1)).default([]),
})

export type ProviderSettings = z.output<typeof providerSettings>

/**
 * The providers people can sign in with: a JSON list in OIDC_PROVIDERS, or in the file that OIDC_PROVIDERS_FILE names.
 * Throws ConfigMistake for the first thing that cannot be meant; never says what a secret is.
 */
export function readProviderSettings(environment: NodeJS.ProcessEnv): ProviderSettings[] {
  const { OIDC_PROVIDERS: inline, OIDC_PROVIDERS_FILE: path } = environment
  if (inline && path)
    throw new ConfigMistake('Set OIDC_PROVIDERS or OIDC_PROVIDERS_FILE, not both: which of them holds?')
  if (inline) return settingsFrom('OIDC_PROVIDERS', inline)
  if (path) return settingsFrom(`OIDC_PROVIDERS_FILE (${path})`, textOf(path))
  return []
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ConfigMistake(`OIDC_PROVIDERS_FILE names ${path}, which cannot be read (${reason}).`)
  }
}

function settingsFrom(where: string, text: string): ProviderSettings[] {
  const parsed = z.array(providerSettings).safeParse(jsonOf(where, text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigMistake(`${where}: ${issue?.path.join('.') || 'the list'}: ${issue?.message}.`)
  }
  const providers = parsed.data
  for (const field of ['id', 'issuer'] as const) {
    const twice = providers.find(
      (one, at) => providers.findIndex((other) => other[field] === one[field]) < at,
    )
    if (twice) throw new ConfigMistake(`${where}: the ${field} ${twice[field]} is there twice.`)
  }
  return providers
}

function jsonOf(where: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own words would quote the text, secrets and all.
    throw new ConfigMistake(`${where} is not valid JSON: it must be a list of providers.`)
  }
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.search || url.hash || url.username || url.pathname.includes('/.well-known/')) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
}
