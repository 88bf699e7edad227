import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOpenidProvider } from '../adapters/openid-provider.ts'
import { Browser } from '../testing/browser.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type ForgingProvider,
  startForgingProvider,
} from '../testing/forging-provider.ts'
import { PASSWORD, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const MINUTE = 60_000
const ACR = 'https://udbyder.example/to-faktorer'

let censec: ForgingProvider
let difos: ForgingProvider
let server: TestServer
let browser: Browser
let now: number

beforeEach(async () => {
  now = Date.now()
  censec = await startForgingProvider()
  difos = await startForgingProvider()
  const shared = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, signedWith: 'RS256' } as const
  server = await startTestServer({
    ports: { clock: { now: () => now } },
    providers: [
      createOpenidProvider({
        ...shared,
        id: 'censec',
        name: 'CenSec',
        party: 'censec',
        issuer: censec.issuer,
        secondFactorAcr: [],
      }),
      createOpenidProvider({ ...shared, id: 'di', name: 'DI', issuer: difos.issuer, secondFactorAcr: [ACR] }),
    ],
  })
  browser = new Browser(server.url)
})
afterEach(async () => {
  await server.close()
  await censec.close()
  await difos.close()
})

/** Begins, goes to the provider and comes back; answers the page that it all leads to. */
async function goAndReturn(who: Browser, begin: string, body: unknown = {}): Promise<string> {
  const response = await fetch(await who.begin(begin, body), { redirect: 'manual' })
  return who.comeBack(response.headers.get('location') ?? '')
}

const signIn = (who = browser, providerId = 'censec', body: unknown = {}) =>
  goAndReturn(who, `/api/oidc/${providerId}/sign-in`, body)

async function linked(personId: string, provider: ForgingProvider): Promise<void> {
  const { issuer, person } = provider
  await server.ports.directory.linkIdentity(personId, {
    issuer,
    subject: person.subject,
    linkedAt: '2027-01-01T08:00:00Z',
  })
}

async function signedInWithPassword(email: string): Promise<Browser> {
  const who = new Browser(server.url)
  expect((await who.request('POST', '/api/session', { email, password: PASSWORD })).status).toBe(204)
  return who
}

async function inviteTo(email: string, party = 'censec'): Promise<string> {
  const director: SignedIn = await server.signIn(party === 'censec' ? 'anna' : 'mette')
  const response = await director.request('POST', '/api/invitations', { email, party, role: 'planner' })
  return (await response.json()).token
}

const join = (token: string, providerId = 'censec', who = browser) =>
  goAndReturn(who, `/api/oidc/${providerId}/join`, { token, name: 'Ny Person' })

const whoIs = async (who: Browser) => (await who.request('GET', '/api/session')).json()
const problemOf = async (response: Response): Promise<string> => (await response.json()).error?.code

describe('[OIDC-3] an account at a provider becomes somebody’s', () => {
  test('when who is signed in links it under the own account, with the password', async () => {
    const anna = await signedInWithPassword('anna@censec.example')
    const begin = '/api/oidc/censec/link'
    expect(await problemOf(await anna.request('POST', begin, {}))).toBe('wrong-credentials')
    expect(await goAndReturn(anna, begin, { password: PASSWORD })).toBe('/konto')
    const { identities } = await (await anna.request('GET', '/api/oidc/identities')).json()
    expect(identities).toMatchObject([{ issuer: censec.issuer, name: 'CenSec' }])
    expect(await signIn()).toBe('/')
    expect((await whoIs(browser)).person.id).toBe('anna')
  })

  test('never because the e-mail is the same', async () => {
    censec.person = { ...censec.person, email: 'anna@censec.example', emailVerified: true }
    expect(await signIn()).toBe('/log-ind?problem=identity-unknown')
    expect(browser.isSignedIn).toBe(false)
  })

  test('not by who signs in on the same screen while the linking is under way', async () => {
    const anna = await signedInWithPassword('anna@censec.example')
    const address = await anna.begin('/api/oidc/censec/link', { password: PASSWORD })
    await anna.request('POST', '/api/session', { email: 'peter@censec.example', password: PASSWORD })
    const sentBack = await fetch(address, { redirect: 'manual' })
    expect(await anna.comeBack(sentBack.headers.get('location') ?? '')).toBe('/konto?problem=attempt-over')
    for (const id of ['anna', 'peter'])
      expect((await server.ports.directory.findMember(id))?.identities).toBeUndefined()
  })

  test('not when it is somebody else’s already', async () => {
    await linked('peter', censec)
    const anna = await signedInWithPassword('anna@censec.example')
    expect(await goAndReturn(anna, '/api/oidc/censec/link', { password: PASSWORD })).toBe(
      '/konto?problem=identity-taken',
    )
  })

  test('by an invitation to the address that the provider has verified, and no password is chosen', async () => {
    censec.person = { subject: 'ny', email: 'NY@censec.example', emailVerified: true, more: {} }
    const token = await inviteTo('ny@censec.example')
    expect(await join(token)).toBe('/')
    expect(await whoIs(browser)).toMatchObject({
      person: {
        name: 'Ny Person',
        email: 'ny@censec.example',
        party: 'censec',
        role: 'planner',
        admin: false,
      },
      hasPassword: false,
    })
    const again = new Browser(server.url)
    expect(await signIn(again)).toBe('/')
    expect(
      await problemOf(await again.request('POST', '/api/oidc/censec/join', { token, name: 'Igen' })),
    ).toBe('invitation-closed')
    for (const password of ['', 'undefined', 'plain:undefined']) {
      const guess = { email: 'ny@censec.example', password }
      expect((await new Browser(server.url).request('POST', '/api/session', guess)).status).not.toBe(204)
    }
  })

  test.each([
    ['unverified', 'ny@censec.example', false],
    ['said to be verified in text', 'ny@censec.example', 'true'],
    ['not said to be verified', 'ny@censec.example', undefined],
    ['another', 'en.anden@censec.example', true],
    ['one that only looks the same', 'ny@censec.example.evil.example', true],
  ])('not by an invitation where the e-mail is %s, which stays open', async (_what, email, emailVerified) => {
    censec.person = { subject: 'ny', email, emailVerified, more: {} }
    const token = await inviteTo('ny@censec.example')
    expect(await join(token)).toBe('/log-ind?problem=email-not-verified')
    expect(browser.isSignedIn).toBe(false)
    expect((await browser.request('POST', '/api/invitations/open', { token })).status).toBe(200)
  })

  test('not by an invitation where user info is of somebody else than the token', async () => {
    const token = await inviteTo('ny@censec.example')
    censec.lies = { userinfo: (claims) => ({ ...claims, sub: 'another', email: 'ny@censec.example' }) }
    expect(await join(token)).toBe('/log-ind?problem=provider-refused')
  })

  test('not by an invitation that was withdrawn meanwhile', async () => {
    censec.person = { subject: 'ny', email: 'ny@censec.example', emailVerified: true, more: {} }
    const token = await inviteTo('ny@censec.example')
    const address = await browser.begin('/api/oidc/censec/join', { token, name: 'Ny' })
    await inviteTo('ny@censec.example')
    const sentBack = await fetch(address, { redirect: 'manual' })
    expect(await browser.comeBack(sentBack.headers.get('location') ?? '')).toBe(
      '/log-ind?problem=invitation-closed',
    )
  })
})

describe('[OIDC-4] who may come in stands in the directory', () => {
  test('the deactivated are refused, and told so', async () => {
    await linked('peter', censec)
    const anna = await server.signIn('anna')
    await anna.request('PATCH', '/api/people/peter', { isActive: false })
    expect(await signIn()).toBe('/log-ind?problem=access-closed')
    await anna.request('PATCH', '/api/people/peter', { isActive: true })
    expect(await signIn()).toBe('/')
  })

  test('a party’s provider signs in its own people alone, in every way', async () => {
    await linked('mette', censec)
    expect(await signIn()).toBe('/log-ind?problem=provider-of-other-party')
    const mette = await signedInWithPassword('mette@difos.example')
    const refusals = [
      await mette.request('POST', '/api/oidc/censec/link', { password: PASSWORD }),
      await browser.request('POST', '/api/oidc/censec/join', {
        token: await inviteTo('ny@difos.example', 'difos'),
        name: 'Ny',
      }),
    ]
    for (const refusal of refusals) expect(await problemOf(refusal)).toBe('provider-of-other-party')
    await linked('mette', difos)
    expect(await signIn(browser, 'di')).toBe('/')
  })
})

describe('[OIDC-5] signing in', () => {
  test('leads back to the page it came from, which is one of this site', async () => {
    await linked('anna', censec)
    expect(await signIn(browser, 'censec', { returnTo: '/planer/demo-2027?vis=alt#afsnit-2' })).toBe(
      '/planer/demo-2027?vis=alt#afsnit-2',
    )
    for (const returnTo of ['https://evil.example', '//evil.example', '/\\evil.example'])
      expect((await browser.request('POST', '/api/oidc/censec/sign-in', { returnTo })).status).toBe(400)
  })

  test('gives a new session id, and the one from before counts for nothing', async () => {
    await linked('anna', censec)
    const peter = await signedInWithPassword('peter@censec.example')
    const before = peter.cookies.get('samplan_session') ?? ''
    expect(await signIn(peter)).toBe('/')
    expect(peter.cookies.get('samplan_session')).not.toBe(before)
    const old = new Browser(server.url)
    old.cookies.set('samplan_session', before)
    expect((await old.request('GET', '/api/session')).status).toBe(401)
  })

  test('[OIDC-2] that takes longer than ten minutes begins again', async () => {
    await linked('anna', censec)
    const sentBack = await fetch(await browser.begin('/api/oidc/censec/sign-in'), { redirect: 'manual' })
    now += 10 * MINUTE + 1
    expect(await browser.comeBack(sentBack.headers.get('location') ?? '')).toBe(
      '/log-ind?problem=attempt-over',
    )
  })

  test('[OIDC-2] is begun from this site’s own pages alone, and only so often', async () => {
    const begin = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/oidc/censec/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      })
    expect(await problemOf(await begin({ origin: 'https://evil.example' }))).toBe('foreign-origin')
    const answers = []
    for (let count = 0; count < 101; count++) answers.push((await begin({})).status)
    expect(answers.slice(0, 100).every((status) => status === 200)).toBe(true)
    expect(answers.at(-1)).toBe(429)
  })

  test('[OIDC-2] holds its attempt in a cookie that no script reads', async () => {
    const response = await browser.request('POST', '/api/oidc/censec/sign-in', {})
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^samplan_attempt=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
    ])
  })
})

describe('[OIDC-6] a second factor', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })

  async function withOwnSecondFactor(who: Browser): Promise<string> {
    const { secret } = await (await who.request('POST', '/api/session/second-factor')).json()
    await who.request('POST', '/api/session/second-factor/confirm', { code: codeOf(secret) })
    now += MINUTE
    return secret
  }
  const finish = (code: string, who = browser) => who.request('POST', '/api/oidc/finish', { code })

  test('of the own is asked for where the provider has asked for none, and nothing is open before', async () => {
    await linked('anna', censec)
    const secret = await withOwnSecondFactor(await signedInWithPassword('anna@censec.example'))
    expect(await signIn(browser, 'censec', { returnTo: '/ordbog' })).toBe('/log-ind?code-needed')
    expect(browser.isSignedIn).toBe(false)
    expect((await browser.request('GET', '/api/plans')).status).toBe(401)
    expect(await problemOf(await finish('000000'))).toBe('wrong-code')
    const answer = await finish(codeOf(secret))
    expect(await answer.json()).toEqual({ returnTo: '/ordbog' })
    expect([...browser.cookies.keys()]).toEqual(['samplan_session'])
    now += MINUTE
    expect(await problemOf(await finish(codeOf(secret)))).toBe('attempt-over')
  })

  test('of the own cannot be shown to another’s attempt, late, or after being deactivated', async () => {
    await linked('anna', censec)
    await linked('peter', difos)
    const secret = await withOwnSecondFactor(await signedInWithPassword('anna@censec.example'))
    await withOwnSecondFactor(await signedInWithPassword('peter@censec.example'))
    expect(await signIn(browser, 'di')).toBe('/log-ind?code-needed')
    expect(await problemOf(await finish(codeOf(secret)))).toBe('wrong-code')
    await server.ports.directory.changeMember('peter', { deactivatedAt: '2027-01-01' }, () => {})
    expect(await problemOf(await finish(codeOf(secret)))).toBe('access-closed')
    expect(await signIn()).toBe('/log-ind?code-needed')
    now += 10 * MINUTE + 1
    expect(await problemOf(await finish(codeOf(secret)))).toBe('attempt-over')
    expect(browser.isSignedIn).toBe(false)
  })

  describe('that is still to be shown', () => {
    const unlinked = () => server.ports.directory.unlinkIdentity('anna', censec.issuer)
    const relinkedTo = (personId: string) => async () => {
      await unlinked()
      await linked(personId, censec)
    }
    const reset = () => server.ports.directory.setSecondFactor('anna', undefined)
    const deactivated = async () => {
      await server.ports.directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, () => {})
    }

    test.each([
      ['unlinked', unlinked, 'identity-unknown'],
      ['linked to somebody who has none', relinkedTo('peter'), 'attempt-over'],
      ['linked to somebody of the other party', relinkedTo('mette'), 'provider-of-other-party'],
      ['deactivated', deactivated, 'access-closed'],
      ['reset', reset, 'attempt-over'],
    ])(
      'lets nobody in once what the provider proved is worth no more: %s',
      async (_what, change, problem) => {
        await linked('anna', censec)
        const secret = await withOwnSecondFactor(await signedInWithPassword('anna@censec.example'))
        expect(await signIn()).toBe('/log-ind?code-needed')
        await change()
        expect(await problemOf(await finish(codeOf(secret)))).toBe(problem)
        expect(browser.isSignedIn).toBe(false)
      },
    )

    test('can be another than when the sign-in began, and is asked for then', async () => {
      await linked('anna', censec)
      const anna = await signedInWithPassword('anna@censec.example')
      const before = await withOwnSecondFactor(anna)
      expect(await signIn()).toBe('/log-ind?code-needed')
      await reset()
      const after = await withOwnSecondFactor(anna)
      expect(await problemOf(await finish(codeOf(before)))).toBe('wrong-code')
      expect((await finish(codeOf(after))).status).toBe(200)
    })

    test('[S17] is guessed at only so often from one address, whoever’s it is', async () => {
      const answers = []
      for (let count = 0; count < 101; count++) answers.push(await problemOf(await finish('000000')))
      expect(answers[99]).toBe('attempt-over')
      expect(answers[100]).toBe('too-many-attempts')
    })
  })

  test.each([
    ['amr mfa', 'censec', { amr: ['pwd', 'mfa'] }, true],
    ['amr otp', 'censec', { amr: ['otp'] }, true],
    ['amr hwk', 'censec', { amr: ['hwk'] }, true],
    ['amr of a password alone', 'censec', { amr: ['pwd'] }, false],
    ['amr as text', 'censec', { amr: 'mfa' }, false],
    ['an acr that is set up', 'di', { acr: ACR }, true],
    ['an acr that is not set up', 'censec', { acr: ACR }, false],
    ['nothing', 'censec', {}, false],
  ])('at the provider counts by what it says: %s', async (_what, providerId, more, counts) => {
    const provider = providerId === 'di' ? difos : censec
    await linked('anna', provider)
    provider.person = { ...provider.person, more }
    await server.ports.directory.changeSettings({ secondFactorForDirectors: true })
    expect(await signIn(browser, providerId)).toBe('/')
    expect(await whoIs(browser)).toMatchObject({ hasSecondFactor: false, lacksSecondFactor: !counts })
    expect((await browser.request('GET', '/api/plans')).status).toBe(counts ? 200 : 403)
    const own = new Browser(server.url)
    await server.ports.directory.setSecondFactor('anna', { secret: 'A', recoveryHashes: [], lastStep: 0 })
    expect(await signIn(own, providerId)).toBe(counts ? '/' : '/log-ind?code-needed')
  })

  test('at the provider keeps a director in when it is asked of directors, and one without goes no further', async () => {
    await linked('anna', censec)
    await linked('mette', difos)
    censec.person = { ...censec.person, more: { amr: ['mfa'] } }
    const second = new Browser(server.url)
    await signIn(browser)
    await signIn(second, 'di')
    await browser.request('PATCH', '/api/settings', { secondFactorForDirectors: true })
    expect((await browser.request('GET', '/api/plans')).status).toBe(200)
    expect(await problemOf(await second.request('GET', '/api/plans'))).toBe('second-factor-needed')
  })
})

describe('[OIDC-7] who has no password', () => {
  beforeEach(async () => {
    censec.person = { subject: 'ny', email: 'ny@censec.example', emailVerified: true, more: {} }
    expect(await join(await inviteTo('ny@censec.example'))).toBe('/')
  })
  const unlink = (body: object = {}) =>
    browser.request('POST', '/api/oidc/unlink', { issuer: censec.issuer, ...body })
  const choosePassword = (next = 'en lang og ukendt sætning') =>
    browser.request('POST', '/api/session/password', { next })

  test('keeps the last way in until they have chosen one', async () => {
    expect(await problemOf(await unlink())).toBe('last-way-in')
    expect((await choosePassword()).status).toBe(204)
    expect(await whoIs(browser)).toMatchObject({ hasPassword: true })
    expect(await problemOf(await unlink())).toBe('wrong-credentials')
    expect((await unlink({ password: 'en lang og ukendt sætning' })).status).toBe(204)
    expect(await problemOf(await unlink({ password: 'en lang og ukendt sætning' }))).toBe('not-found')
    expect(await signIn()).toBe('/log-ind?problem=identity-unknown')
  })

  test('changes how they sign in only shortly after they have signed in', async () => {
    now += 10 * MINUTE + 1
    for (const refused of [
      await choosePassword(),
      await unlink(),
      await browser.request('POST', '/api/oidc/di/link', {}),
      await browser.request('POST', '/api/session/second-factor/remove', {}),
    ])
      expect(await problemOf(refused)).toBe('sign-in-again')
    expect(await signIn()).toBe('/')
    expect(await goAndReturn(browser, '/api/oidc/di/link')).toBe('/konto')
    expect((await unlink()).status).toBe(204)
    expect(await signIn(browser, 'di')).toBe('/')
  })
})

describe('[OIDC-8] a provider that does not answer', () => {
  test('stops neither the start nor passwords, and is asked again the next time', async () => {
    censec.isDown = true
    await linked('anna', censec)
    const begin = () => browser.request('POST', '/api/oidc/censec/sign-in', {})
    const { providers } = await (await browser.request('GET', '/api/oidc/providers')).json()
    expect(providers).toEqual([
      { id: 'censec', name: 'CenSec', party: 'censec' },
      { id: 'di', name: 'DI' },
    ])
    expect(await problemOf(await begin())).toBe('provider-unreachable')
    await signedInWithPassword('anna@censec.example')
    censec.isDown = false
    expect(await signIn()).toBe('/')
    expect(censec.discoveries).toBe(1)
    await signIn()
    expect(censec.discoveries).toBe(1)
  })

  test('when the browser comes back is told as such', async () => {
    await linked('anna', censec)
    const sentBack = await fetch(await browser.begin('/api/oidc/censec/sign-in'), { redirect: 'manual' })
    censec.isDown = true
    expect(await browser.comeBack(sentBack.headers.get('location') ?? '')).toBe(
      '/log-ind?problem=provider-unreachable',
    )
  })

  test('or answers for another issuer, is refused', async () => {
    censec.lies = { metadata: (truth) => ({ ...truth, issuer: difos.issuer }) }
    const answer = await browser.request('POST', '/api/oidc/censec/sign-in', {})
    expect(await problemOf(answer)).toBe('provider-unreachable')
  })

  test('[OIDC-1] that names itself in other letters than it was set up with proves nothing', async () => {
    await linked('anna', censec)
    const iss = `${censec.issuer}/`
    censec.lies = {
      metadata: (truth) => ({ ...truth, issuer: iss }),
      claims: (truth) => ({ ...truth, iss }),
      sendBack: (address) => address.searchParams.set('iss', iss),
    }
    expect(await signIn()).toBe('/log-ind?problem=provider-refused')
  })
})
