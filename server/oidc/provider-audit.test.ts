/** What signing in, joining and linking at a provider become in the audit trail. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '#shared/audit/entry.ts'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { createOpenidProvider } from '../adapters/openid-provider.ts'
import { Browser } from '../testing/browser.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type ForgingProvider,
  startForgingProvider,
} from '../testing/forging-provider.ts'
import { PASSWORD, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let provider: ForgingProvider
let trail: ReturnType<typeof createMemoryAudit>
let server: TestServer
let browser: Browser

beforeEach(async () => {
  provider = await startForgingProvider()
  trail = createMemoryAudit()
  server = await startTestServer({
    ports: { trail },
    providers: [
      createOpenidProvider({
        id: 'censec',
        name: 'CenSec',
        party: 'censec',
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        signedWith: 'RS256',
        secondFactorAcr: [],
      }),
    ],
  })
  browser = new Browser(server.url)
})
afterEach(async () => {
  await server.close()
  await provider.close()
})

const entries = (): Promise<AuditEntry[]> => Array.fromAsync(trail.read())
const newest = async () => (await entries())[0]

async function goAndReturn(who: Browser, begin: string, body: unknown = {}): Promise<string> {
  const response = await fetch(await who.begin(begin, body), { redirect: 'manual' })
  return who.comeBack(response.headers.get('location') ?? '')
}

async function signedIn(email: string): Promise<Browser> {
  const who = new Browser(server.url)
  await who.request('POST', '/api/session', { email, password: PASSWORD })
  return who
}

async function invitation(email: string): Promise<string> {
  const anna = await server.signIn('anna')
  const response = await anna.request('POST', '/api/invitations', { email, party: 'censec', role: 'planner' })
  provider.person = { subject: 'ny', email, emailVerified: true, more: {} }
  return (await response.json()).token
}

const link = async (who: Browser) => goAndReturn(who, '/api/oidc/censec/link', { password: PASSWORD })
const join = (token: string) => goAndReturn(browser, '/api/oidc/censec/join', { token, name: 'Ny' })

describe('[AUDIT-6] coming back from a provider', () => {
  test('with nothing that counts is a refusal, though a page is what is answered', async () => {
    await browser.request('GET', '/api/oidc/censec/callback?code=x&state=y')
    expect(await newest()).toMatchObject({
      actor: { kind: 'nobody' },
      action: 'provider-returned',
      result: 'attempt-over',
      address: '127.0.0.1',
    })
    await goAndReturn(browser, '/api/oidc/censec/sign-in')
    expect(await newest()).toMatchObject({ action: 'provider-returned', result: 'identity-unknown' })
  })

  test('[S17] over and over is let in no longer, and fills no trail', async () => {
    const before = trail.head.position
    const led: string[] = []
    for (let time = 0; time < 120; time++)
      led.push(await browser.comeBack(`${server.url}/api/oidc/censec/callback?code=${time}`))
    expect(led[0]).toBe('/log-ind?problem=attempt-over')
    expect(led.at(-1)).toBe('/log-ind?problem=too-many-attempts')
    expect(trail.head.position - before).toBe(10)
    expect((await entries()).slice(0, 10).some(({ result }) => result === 'ok')).toBe(false)
  })

  test('and signing in names who it was', async () => {
    const peter = await signedIn('peter@censec.example')
    await link(peter)
    await goAndReturn(browser, '/api/oidc/censec/sign-in')
    expect(await newest()).toMatchObject({
      actor: { kind: 'person', id: 'peter' },
      action: 'provider-returned',
      result: 'ok',
    })
  })
})

describe('[AUDIT-3] at a provider', () => {
  test('an invitation is accepted, and entered as that', async () => {
    expect(await join(await invitation('ny@censec.example'))).toBe('/')
    expect(await newest()).toMatchObject({
      actor: { kind: 'person', party: 'censec', role: 'planner' },
      action: 'joined',
      result: 'ok',
    })
  })

  test('no invitation is accepted while the trail cannot be written', async () => {
    const token = await invitation('ny@censec.example')
    trail.letWrites(false)
    expect(await join(token)).toBe('/log-ind?problem=trail-unavailable')
    expect(browser.isSignedIn).toBe(false)
    trail.letWrites(true)
    expect((await browser.request('POST', '/api/invitations/open', { token })).status).toBe(200)
    expect(await join(token)).toBe('/')
  })

  test('linking is entered before it is done, and then what came of it', async () => {
    const peter = await signedIn('peter@censec.example')
    expect(await link(peter)).toBe('/konto')
    const [outcome, begun] = await entries()
    expect(begun).toMatchObject({ action: 'provider-linked', result: 'begun', actor: { id: 'peter' } })
    expect(outcome).toMatchObject({
      action: 'provider-linked',
      result: 'ok',
      actor: { id: 'peter' },
      party: 'censec',
      outcomeOf: begun?.position,
    })
    const anna = await signedIn('anna@censec.example')
    await link(anna)
    expect(await newest()).toMatchObject({ action: 'provider-linked', result: 'identity-taken' })
  })

  test('nothing is linked or unlinked while the trail cannot be written', async () => {
    const peter = await signedIn('peter@censec.example')
    const identities = async () => (await server.ports.directory.findMember('peter'))?.identities ?? []
    trail.letWrites(false)
    expect(await link(peter)).toBe('/konto?problem=trail-unavailable')
    expect(await identities()).toEqual([])
    trail.letWrites(true)
    await link(peter)
    trail.letWrites(false)
    const unlinking = { issuer: provider.issuer, password: PASSWORD }
    expect((await peter.request('POST', '/api/oidc/unlink', unlinking)).status).toBe(503)
    expect(await identities()).toHaveLength(1)
  })
})
