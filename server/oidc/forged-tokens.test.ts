/** S18: whatever is not wholly right lets nobody in. Each case is the true sign-in with one thing changed. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOpenidProvider } from '../adapters/openid-provider.ts'
import { Browser } from '../testing/browser.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type ForgingProvider,
  type Lies,
  signedWithHs256,
  signedWithRs256,
  startForgingProvider,
} from '../testing/forging-provider.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let provider: ForgingProvider
let other: ForgingProvider
let server: TestServer
let browser: Browser

beforeAll(async () => {
  provider = await startForgingProvider()
  other = await startForgingProvider()
  const settings = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, secondFactorAcr: [] }
  server = await startTestServer({
    providers: [
      createOpenidProvider({
        ...settings,
        id: 'censec',
        name: 'CenSec',
        issuer: provider.issuer,
        signedWith: 'RS256',
      }),
      createOpenidProvider({
        ...settings,
        id: 'difos',
        name: 'DI',
        issuer: other.issuer,
        signedWith: 'RS256',
      }),
    ],
  })
  await server.ports.directory.linkIdentity('anna', {
    issuer: provider.issuer,
    subject: provider.person.subject,
    linkedAt: '2027-01-01T08:00:00Z',
  })
})
afterAll(async () => {
  await server.close()
  await provider.close()
  await other.close()
})
beforeEach(() => {
  browser = new Browser(server.url)
})
afterEach(() => {
  provider.lies = {}
  other.lies = {}
})

const BEGIN = '/api/oidc/censec/sign-in'
const REFUSED = '/log-ind?problem=provider-refused'
const OVER = '/log-ind?problem=attempt-over'

/** Goes to the provider, which sends back at once; answers where to. */
async function sentBackFrom(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' })
  return response.headers.get('location') ?? ''
}

/** A whole sign-in up to the address with which the browser comes back. */
async function wayBack(who = browser, begin = BEGIN): Promise<string> {
  return sentBackFrom(await who.begin(begin))
}

function changed(address: string, change: (params: URLSearchParams) => void): string {
  const url = new URL(address)
  change(url.searchParams)
  return url.href
}

const claims = (change: Record<string, unknown>): Lies => ({ claims: (truth) => ({ ...truth, ...change }) })
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from

test('[OIDC-1] the truth lets in who is linked, with a session id of their own and no attempt left', async () => {
  expect(await browser.comeBack(await wayBack())).toBe('/')
  expect(browser.isSignedIn).toBe(true)
  expect([...browser.cookies.keys()]).toEqual(['samplan_session'])
  const { person } = await (await browser.request('GET', '/api/session')).json()
  expect(person.name).toBe('Anna')
})

test('[OIDC-1] the provider is shown a code verifier of S256, a state, a nonce, and asked for no e-mail', async () => {
  const address = new URL(await browser.begin(BEGIN))
  const asked = Object.fromEntries(address.searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: CLIENT_ID,
    scope: 'openid',
    code_challenge_method: 'S256',
    redirect_uri: `${server.url}/api/oidc/censec/callback`,
  })
  for (const secret of [asked.state, asked.nonce, asked.code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/)
  expect(address.href).not.toContain(encodeURIComponent(CLIENT_SECRET))
})

const tokenLies: [string, Lies | (() => Lies)][] = [
  ['another issuer', claims({ iss: 'https://evil.example' })],
  ['the issuer with a slash after it', () => claims({ iss: `${provider.issuer}/` })],
  ['the issuer of the other provider', () => claims({ iss: other.issuer })],
  ['no issuer', claims({ iss: undefined })],
  ['another audience', claims({ aud: 'another-client' })],
  ['no audience', claims({ aud: undefined })],
  [
    'several audiences, of which ours, and another party it is for',
    claims({ aud: [CLIENT_ID, 'b'], azp: 'b' }),
  ],
  ['several audiences and nobody it is for', claims({ aud: [CLIENT_ID, 'b'] })],
  ['another nonce', claims({ nonce: 'another' })],
  ['no nonce', claims({ nonce: undefined })],
  ['a nonce that is a list with the right one', { claims: (truth) => ({ ...truth, nonce: [truth.nonce] }) }],
  ['an end in the past', () => claims({ exp: seconds(-3_600) })],
  ['an end that is text', () => claims({ exp: String(seconds(300)) })],
  ['no end', claims({ exp: undefined })],
  ['no time it was made at', claims({ iat: undefined })],
  ['a time before which it is not valid', () => claims({ nbf: seconds(3_600) })],
  ['no subject', claims({ sub: undefined })],
  ['an empty subject', claims({ sub: '' })],
  ['a subject that is a list', () => claims({ sub: [provider.person.subject] })],
  ['alg none and no signature', { header: (h) => ({ ...h, alg: 'none' }), signature: () => '' }],
  ['alg none and the signature of RS256', { header: (h) => ({ ...h, alg: 'none' }) }],
  ['alg NONE in capitals', { header: (h) => ({ ...h, alg: 'NONE' }), signature: () => '' }],
  [
    'HS256 with the public key as the secret',
    {
      header: (h) => ({ ...h, alg: 'HS256' }),
      signature: (text, keys) => signedWithHs256(text, keys.publishedPem),
    },
  ],
  [
    'HS256 with the client’s secret',
    { header: (h) => ({ ...h, alg: 'HS256' }), signature: (text) => signedWithHs256(text, CLIENT_SECRET) },
  ],
  ['an algorithm that was not agreed on', { header: (h) => ({ ...h, alg: 'PS256' }) }],
  ['no algorithm', { header: (h) => ({ ...h, alg: undefined }) }],
  [
    'a key that the provider does not publish',
    { signature: (text, keys) => signedWithRs256(text, keys.unpublished) },
  ],
  ['the key of the other provider', { signature: (text) => signedWithRs256(text, other.keys.published) }],
  ['the name of a key that is not there', { header: (h) => ({ ...h, kid: 'two' }) }],
  [
    'a key that came along with the token',
    {
      header: (h) => ({ ...h, kid: undefined, jwk: other.keys.published.export({ format: 'jwk' }) }),
      signature: (text) => signedWithRs256(text, other.keys.published),
    },
  ],
  ['an extension that must be understood', { header: (h) => ({ ...h, crit: ['x'], x: 1 }) }],
  ['claims changed after it was signed', { token: (token) => withClaim(token, 'sub', 'mette') }],
  ['no signature', { token: (token) => token.slice(0, token.lastIndexOf('.') + 1) }],
  ['a signature cut short', { token: (token) => token.slice(0, -10) }],
  ['two parts only', { token: (token) => token.slice(0, token.lastIndexOf('.')) }],
  ['no token at all', { tokenAnswer: ({ id_token: _, ...answer }) => answer }],
  ['a token that is nothing', { tokenAnswer: (answer) => ({ ...answer, id_token: '' }) }],
  ['a token of a kind that does not carry', { tokenAnswer: (answer) => ({ ...answer, token_type: 'mac' }) }],
]

describe('[OIDC-1] [S18] a token with', () => {
  test.each(tokenLies)('%s is refused', async (_what, lies) => {
    provider.lies = typeof lies === 'function' ? lies() : lies
    expect(await browser.comeBack(await wayBack())).toBe(REFUSED)
    expect([...browser.cookies]).toEqual([])
  })
})

function withClaim(token: string, name: string, value: string): string {
  const [header, body = '', signature] = token.split('.')
  const all = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), [name]: value }
  return [header, Buffer.from(JSON.stringify(all)).toString('base64url'), signature].join('.')
}

const addressLies: [string, (params: URLSearchParams) => void, string][] = [
  ['another state', (params) => params.set('state', 'another'), REFUSED],
  ['no state', (params) => params.delete('state'), REFUSED],
  ['the state twice', (params) => params.append('state', params.get('state') ?? ''), REFUSED],
  ['another code', (params) => params.set('code', 'guessed'), REFUSED],
  ['no code', (params) => params.delete('code'), REFUSED],
  ['the code twice', (params) => params.append('code', params.get('code') ?? ''), REFUSED],
  ['another issuer', (params) => params.set('iss', 'https://evil.example'), REFUSED],
  ['no issuer, where the provider says that it names itself', (params) => params.delete('iss'), REFUSED],
  ['a refusal', (params) => params.set('error', 'access_denied'), REFUSED],
]

describe('[OIDC-1] [S18] coming back with', () => {
  test.each(addressLies)('%s is refused', async (_what, change, page) => {
    expect(await browser.comeBack(changed(await wayBack(), change))).toBe(page)
    expect([...browser.cookies]).toEqual([])
  })
})

describe('[OIDC-2] a sign-in is of the browser that began it, and counts once', () => {
  test('coming back a second time is refused, and the provider is not asked again', async () => {
    const address = await wayBack()
    const cookies = new Map(browser.cookies)
    expect(await browser.comeBack(address)).toBe('/')
    const asked = provider.tokenRequests.length
    const thief = new Browser(server.url)
    for (const [name, value] of cookies) thief.cookies.set(name, value)
    expect(await thief.comeBack(address)).toBe(OVER)
    expect(provider.tokenRequests).toHaveLength(asked)
    expect(thief.isSignedIn).toBe(false)
  })

  test('of many returns at once, one gets in', async () => {
    const address = await wayBack()
    const cookies = new Map(browser.cookies)
    const pages = await Promise.all(
      Array.from({ length: 10 }, () => {
        const tab = new Browser(server.url)
        for (const [name, value] of cookies) tab.cookies.set(name, value)
        return tab.comeBack(address)
      }),
    )
    expect(pages.filter((page) => page === '/')).toHaveLength(1)
    expect(pages.filter((page) => page === OVER)).toHaveLength(9)
  })

  test('a browser that began nothing is not signed in by an address from another', async () => {
    const address = await wayBack()
    const victim = new Browser(server.url)
    expect(await victim.comeBack(address)).toBe(OVER)
    expect(victim.isSignedIn).toBe(false)
  })

  test('two browsers that mix up their addresses are both refused', async () => {
    const second = new Browser(server.url)
    const [ofFirst, ofSecond] = [await wayBack(browser), await wayBack(second)]
    expect(await browser.comeBack(ofSecond)).toBe(REFUSED)
    expect(await second.comeBack(ofFirst)).toBe(REFUSED)
  })

  test('a code of another sign-in with the own state is refused: the verifier is another', async () => {
    const stolen = new URL(await wayBack(new Browser(server.url))).searchParams.get('code') ?? ''
    const address = changed(await wayBack(), (params) => params.set('code', stolen))
    expect(await browser.comeBack(address)).toBe(REFUSED)
  })

  test('a provider cannot answer for another', async () => {
    const address = new URL(await wayBack())
    address.pathname = '/api/oidc/difos/callback'
    expect(await browser.comeBack(address.href)).toBe(OVER)
  })

  test('an invented secret, and one of another form, are no attempt', async () => {
    for (const invented of [randomUUID(), '', '__proto__', 'x'.repeat(4_000)]) {
      const address = await wayBack()
      browser.cookies.set('samplan_attempt', invented)
      expect(await browser.comeBack(address)).toBe(OVER)
    }
  })
})

test('[OIDC-3] the same subject at another issuer is nobody, whatever the e-mail', async () => {
  other.person = { ...provider.person }
  expect(await browser.comeBack(await wayBack(browser, '/api/oidc/difos/sign-in'))).toBe(
    '/log-ind?problem=identity-unknown',
  )
  expect(browser.isSignedIn).toBe(false)
})

test('[OIDC-4] what a token says of rights counts for nothing', async () => {
  provider.lies = claims({
    role: 'director',
    admin: true,
    party: 'difos',
    groups: ['admin'],
    roles: ['admin'],
  })
  await browser.comeBack(await wayBack())
  const { person } = await (await browser.request('GET', '/api/session')).json()
  const { person: kept } = (await server.ports.directory.findMember('anna')) ?? {}
  expect(person).toEqual(kept)
})
