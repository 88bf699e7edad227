/** Against a certified provider that knows nothing of this server; what forged answers come to is in server/oidc. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NotProven } from '../ports/identity-provider.ts'
import { CLIENT_ID, CLIENT_SECRET } from '../testing/forging-provider.ts'
import { type OidcProvider, startOidcProvider } from '../testing/start-oidc-provider.ts'
import { createOpenidProvider } from './openid-provider.ts'

const RETURN_URL = 'http://127.0.0.1:1/api/oidc/real/callback'

let real: OidcProvider
const settings = () => ({
  id: 'real',
  name: 'Udbyder',
  issuer: real.issuer,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  signedWith: 'RS256' as const,
  secondFactorAcr: [],
})

beforeEach(async () => {
  real = await startOidcProvider()
  real.serve(RETURN_URL)
})
afterEach(() => real.close())

/** Signs in on the provider's own pages, as a browser would; answers the address it sends back to. */
async function signInThere(start: URL, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next: { url: URL; body?: URLSearchParams } = { url: start }
  for (let steps = 0; steps < 20; steps++) {
    if (next.url.href.startsWith(RETURN_URL)) return next.url
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body && { method: 'POST', body: next.body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) {
      next = { url: new URL(location, next.url) }
    } else {
      const page = await response.text()
      const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1] ?? ''
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      next = { url: new URL(action, next.url), body: new URLSearchParams({ prompt, login, password: 'x' }) }
    }
  }
  throw new Error('The provider sent nobody back.')
}

async function signedIn(login: string, wants: { email: boolean }, how = settings()) {
  const provider = createOpenidProvider(how)
  const secrets = provider.newSecrets()
  const back = await signInThere(await provider.addressFor(secrets, RETURN_URL, wants), login)
  return { provider, secrets, back }
}

describe('[OIDC-1] a certified provider', () => {
  test('proves who somebody is, and says their e-mail only when asked', async () => {
    const known = await signedIn('anna@censec.example', { email: false })
    expect(await known.provider.prove(known.back, known.secrets, { email: false })).toEqual({
      issuer: real.issuer,
      subject: 'anna@censec.example',
      verifiedEmail: undefined,
      hasSecondFactor: false,
    })
    const invited = await signedIn('anna@censec.example', { email: true })
    const proven = await invited.provider.prove(invited.back, invited.secrets, { email: true })
    expect(proven.verifiedEmail).toBe('anna@censec.example')
  })

  test('[OIDC-3] whose e-mail is not verified proves none', async () => {
    const { provider, back, secrets } = await signedIn('unverified@censec.example', { email: true })
    expect(await provider.prove(back, secrets, { email: true })).toMatchObject({
      subject: 'unverified@censec.example',
      verifiedEmail: undefined,
    })
  })

  test('proves nothing twice, nor without the verifier, to another client, or by another algorithm', async () => {
    const wants = { email: false }
    const once = await signedIn('anna@censec.example', wants)
    await once.provider.prove(once.back, once.secrets, wants)
    await expect(once.provider.prove(once.back, once.secrets, wants)).rejects.toThrow(NotProven)

    const { provider, back, secrets } = await signedIn('anna@censec.example', wants)
    const others = { ...secrets, verifier: provider.newSecrets().verifier }
    await expect(provider.prove(back, others, wants)).rejects.toThrow(NotProven)

    const guessing = await signedIn('anna@censec.example', wants, { ...settings(), clientSecret: 'gættet' })
    await expect(guessing.provider.prove(guessing.back, guessing.secrets, wants)).rejects.toThrow(NotProven)

    const strict = createOpenidProvider({ ...settings(), signedWith: 'ES256' })
    const late = await signedIn('anna@censec.example', wants)
    await expect(strict.prove(late.back, late.secrets, wants)).rejects.toThrow(NotProven)
  })
})
