/** What a session is: whose, for how long, and what ends it. */
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { plainPasswordsDuring } from '../testing/plain-passwords.ts'
import {
  cookieOf,
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { IDLE_SECONDS } from './people.ts'

const MINUTE = 60_000
const SENTENCE = 'tre kolde køer på række'

let server: TestServer
let now: number
let anna: SignedIn
/** Called while a password is being looked at. */
let meanwhile: () => Promise<unknown>

beforeEach(async () => {
  now = Date.parse('2027-01-04T08:00:00Z')
  meanwhile = async () => {}
  server = await startTestServer({
    ports: {
      clock: { now: () => now },
      passwords: plainPasswordsDuring(() => meanwhile()),
    },
  })
  anna = await server.signIn('anna')
})
afterEach(() => server.close())

const annas = { email: 'anna@censec.example', password: PASSWORD }
const statusOf = async (cookie: string) =>
  (await send(server.url, 'GET', '/api/session', undefined, { cookie })).status
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })

async function setUpSecondFactor(who: SignedIn): Promise<string> {
  const { secret } = await (await who.request('POST', '/api/session/second-factor')).json()
  const body = { code: codeOf(secret) }
  expect((await who.request('POST', '/api/session/second-factor/confirm', body)).status).toBe(200)
  return secret
}

describe('[SEC-5] [S14] a session has another secret, and the old one counts for nothing,', () => {
  test('after every sign-in, which also ends what the browser was signed in as before', async () => {
    const planted = anna.cookie
    const socket = await anna.openSocket()
    await socket.sync()
    const closed = socket.hears('closed')
    const mette = { email: 'mette@difos.example', password: PASSWORD }
    const response = await send(server.url, 'POST', '/api/session', mette, { cookie: planted })
    expect(cookieOf(response)).not.toBe(planted)
    expect(await statusOf(planted)).toBe(401)
    expect((await closed).code).toBe(4401)
  })

  test.each<[string, (who: SignedIn) => Promise<unknown>]>([
    [
      'another password',
      (who) => who.request('POST', '/api/session/password', { present: PASSWORD, next: SENTENCE }),
    ],
    ['a second factor', setUpSecondFactor],
  ])('after %s; what stands open goes on', async (_what, change) => {
    const socket = await anna.openSocket()
    await socket.sync()
    const before = anna.cookie
    await change(anna)
    expect(anna.cookie).not.toBe(before)
    expect(await statusOf(before)).toBe(401)
    expect(await statusOf(anna.cookie)).toBe(200)
    await socket.settled()
    expect(socket.heard.at(-1)?.kind).toBe('difference')
    const closed = socket.hears('closed')
    expect((await anna.request('DELETE', '/api/session')).status).toBe(204)
    expect((await closed).code).toBe(4401)
  })

  test('after the second factor is taken away', async () => {
    await setUpSecondFactor(anna)
    const before = anna.cookie
    await anna.request('POST', '/api/session/second-factor/remove', { password: PASSWORD })
    expect(await statusOf(before)).toBe(401)
    expect(await statusOf(anna.cookie)).toBe(200)
  })

  test('after another role, which ends them all', async () => {
    const jonas = await server.signIn('jonas')
    const mette = await server.signIn('mette')
    await mette.request('PATCH', '/api/people/jonas', { role: 'reader' })
    expect(await statusOf(jonas.cookie)).toBe(401)
  })
})

describe('[SEC-6] [S15] a session that nothing comes from', () => {
  test('ends after an hour; one that is used does not', async () => {
    const idle = await server.signIn('anna')
    now += (IDLE_SECONDS - 1) * 1000
    expect(await statusOf(anna.cookie)).toBe(200)
    now += 2 * 1000
    expect(await statusOf(anna.cookie)).toBe(200)
    expect(await statusOf(idle.cookie)).toBe(401)
  })

  test('is not taken for used by a server that starts anew', async () => {
    const directory = createMemoryDirectory()
    const ports = { clock: { now: () => now }, directory }
    const first = await startTestServer({ ports })
    const [idle, used] = [await first.signIn('anna'), await first.signIn('anna')]
    now += 50 * MINUTE
    expect((await used.request('GET', '/api/session')).status).toBe(200)
    now += 20 * MINUTE
    await first.close()
    const second = await startTestServer({ ports, empty: true })
    const status = async ({ cookie }: SignedIn) =>
      (await send(second.url, 'GET', '/api/session', undefined, { cookie })).status
    expect(await status(idle)).toBe(401)
    expect(await status(used)).toBe(200)
    await second.close()
  })
})

describe('[SEC-7] a sign-in that is under way', () => {
  const signIn = (credentials: object) => send(server.url, 'POST', '/api/session', credentials)

  /** Lets the change happen once, while a password is being looked at. */
  function onceMeanwhile(change: () => Promise<unknown>): void {
    meanwhile = async () => {
      meanwhile = async () => {}
      await change()
    }
  }

  test('does not survive another password', async () => {
    onceMeanwhile(() => server.ports.directory.setPasswordHash('anna', 'another'))
    const response = await signIn(annas)
    expect(response.status).toBe(401)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('does not survive deactivation, nor the setting up of a second factor', async () => {
    onceMeanwhile(() => setUpSecondFactor(anna))
    expect((await signIn(annas)).status).toBe(401)
    const mette = await server.signIn('mette')
    onceMeanwhile(() => mette.request('PATCH', '/api/people/jonas', { isActive: false }))
    expect((await signIn({ email: 'jonas@difos.example', password: PASSWORD })).status).toBe(401)
  })

  test('in two steps costs its address no failure', async () => {
    const secret = await setUpSecondFactor(anna)
    for (let time = 0; time < 120; time++) {
      now += 31_000
      expect((await signIn(annas)).status).toBe(401)
      expect((await signIn({ ...annas, code: codeOf(secret) })).status).toBe(204)
    }
  })
})
