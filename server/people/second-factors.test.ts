import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const HALF_MINUTE = 30_000

let server: TestServer
let now: number
let mette: SignedIn

beforeEach(async () => {
  now = Date.parse('2027-01-04T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

/** What the person's app shows. */
function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
}

const problemOf = async (response: Response): Promise<string> => (await response.json()).error.code

const signIn = (code?: string, password = PASSWORD) =>
  send(server.url, 'POST', '/api/session', { email: 'mette@difos.example', password, ...(code && { code }) })

async function setUp(who = mette): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret, uri } = await (await who.request('POST', '/api/session/second-factor')).json()
  expect(uri).toContain(`secret=${secret}`)
  const confirmed = await who.request('POST', '/api/session/second-factor/confirm', { code: codeOf(secret) })
  return { secret, recoveryCodes: (await confirmed.json()).recoveryCodes }
}

describe('a second factor', () => {
  test('[PEOPLE-6] is asked for once the password is right, and each code counts once', async () => {
    const { secret } = await setUp()
    expect(await problemOf(await signIn(undefined, 'forkert'))).toBe('wrong-credentials')
    expect(await problemOf(await signIn())).toBe('code-needed')
    expect(await problemOf(await signIn(codeOf(secret)))).toBe('wrong-code')
    now += HALF_MINUTE
    const answers = await Promise.all([signIn(codeOf(secret)), signIn(codeOf(secret))])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401])
    now += 5 * HALF_MINUTE
    const code = codeOf(secret)
    now += HALF_MINUTE
    expect((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(204)
    expect(await problemOf(await signIn(codeOf(new Secret().base32)))).toBe('wrong-code')
  })

  test('[PEOPLE-6] holds only once the app has shown that it has the secret', async () => {
    const begin = async () =>
      (await (await mette.request('POST', '/api/session/second-factor')).json()).secret
    const confirm = (code: string) => mette.request('POST', '/api/session/second-factor/confirm', { code })
    const secret = await begin()
    expect(await problemOf(await confirm('000000'))).toBe('wrong-code')
    expect((await signIn()).status).toBe(204)
    now += 16 * 60_000
    expect(await problemOf(await confirm(codeOf(secret)))).toBe('wrong-code')
    expect((await (await mette.request('GET', '/api/session')).json()).hasSecondFactor).toBe(false)
  })

  test('[PEOPLE-6] recovery codes are ten, let somebody in once each, however they are typed', async () => {
    const { recoveryCodes } = await setUp()
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first = '', second = ''] = recoveryCodes
    expect(first).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){5}$/)
    expect((await signIn(first.toUpperCase().replaceAll('-', ' '))).status).toBe(204)
    expect(await problemOf(await signIn(first))).toBe('wrong-code')
    expect((await signIn(second)).status).toBe(204)
  })

  test('[PEOPLE-6] cannot be guessed: after some wrong codes the right one is refused as well', async () => {
    const { secret } = await setUp()
    now += HALF_MINUTE
    const wrong = codeOf(secret) === '000000' ? '111111' : '000000'
    const answers = []
    for (let guess = 0; guess < 10; guess++) answers.push(await problemOf(await signIn(wrong)))
    expect(answers[0]).toBe('wrong-code')
    expect(await problemOf(await signIn(codeOf(secret)))).toBe('too-many-attempts')
  })

  test('[PEOPLE-6] is taken away by who knows the password, and by who manages the person', async () => {
    await setUp()
    expect((await mette.request('POST', '/api/session/second-factor')).status).toBe(403)
    const remove = (password: string) =>
      mette.request('POST', '/api/session/second-factor/remove', { password })
    expect(await problemOf(await remove('forkert'))).toBe('wrong-credentials')
    expect((await remove(PASSWORD)).status).toBe(204)
    expect((await signIn()).status).toBe(204)

    const anna = await server.signIn('anna')
    now += HALF_MINUTE
    await setUp()
    const answer = await anna.request('PATCH', '/api/people/mette', { hasSecondFactor: false })
    expect(await answer.json()).toMatchObject({ hasSecondFactor: false })
    expect((await mette.request('GET', '/api/session')).status).toBe(401)
    expect((await signIn()).status).toBe(204)
  })
})

describe('where directors must have one', () => {
  test('[PEOPLE-7] who lacks it is shut out at once, of rooms and routes, until it is set up; others are not', async () => {
    const anna = await server.signIn('anna')
    const jonas = await server.signIn('jonas')
    const socket = await mette.openSocket()
    await socket.sync()
    const closed = socket.hears('closed')
    expect((await mette.request('PATCH', '/api/settings', { secondFactorForDirectors: true })).status).toBe(
      403,
    )
    const settings = await anna.request('PATCH', '/api/settings', { secondFactorForDirectors: true })
    expect(await settings.json()).toEqual({ secondFactorForDirectors: true })
    expect((await closed).code).toBe(4403)
    expect(await problemOf(await mette.request('GET', '/api/plans'))).toBe('second-factor-needed')
    expect(await (await mette.request('GET', '/api/session')).json()).toMatchObject({
      lacksSecondFactor: true,
    })
    const again = await mette.openSocket()
    expect((await again.hears('closed')).code).toBe(4403)
    expect((await jonas.request('GET', '/api/plans')).status).toBe(200)
    await setUp()
    expect((await mette.request('GET', '/api/plans')).status).toBe(200)
    const last = await mette.openSocket()
    await last.sync()
    const shut = last.hears('closed')
    await mette.request('POST', '/api/session/second-factor/remove', { password: PASSWORD })
    expect((await shut).code).toBe(4403)
    expect(await problemOf(await mette.request('GET', '/api/plans'))).toBe('second-factor-needed')
  })
})
