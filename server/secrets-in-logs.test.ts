/** All kinds of requests, good, bad and failing, with everything logged: nothing that is secret or written is in the log. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planProperties } from '#shared/plan/plan-document.ts'
import { createMemoryJournal } from './adapters/memory-journal.ts'
import { hashOf } from './people/people.ts'
import { keptLog } from './testing/kept-log.ts'
import { frames } from './testing/raw-socket.ts'
import {
  cookieOf,
  PASSWORD,
  PLAN_ROOM,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from './testing/start-test-server.ts'
import { requesterWith, tokenFor } from './testing/token-for.ts'

const FORGED = '\r\n{"level":60,"msg":"forfalsket linje"}\r\n'
const WRITTEN = 'kanariefuglens ord'
const plan = '/api/plans/demo-2027'

const { log, text: logged } = keptLog()
let server: TestServer
let isDiskBroken = false
const secrets = new Map<string, string>([
  ['the password', PASSWORD],
  ['what was written', 'kanariefugl'],
])

beforeAll(async () => {
  const journal = createMemoryJournal()
  server = await startTestServer({
    log,
    ports: {
      journal: {
        ...journal,
        append: (document, update, authorship) =>
          isDiskBroken
            ? Promise.reject(new Error('the disk is broken'))
            : journal.append(document, update, authorship),
      },
    },
  })
})
afterAll(() => server.close())

async function signInAndOut(): Promise<SignedIn> {
  const anna = await server.signIn('anna')
  secrets.set('a cookie', anna.cookie.split('=')[1] ?? '')
  for (const password of ['forkert-kanariefugl', `x${FORGED}`])
    await send(server.url, 'POST', '/api/session', { email: `anna@censec.example${FORGED}`, password })
  await send(server.url, 'POST', '/api/session', {
    email: 'anna@censec.example',
    password: 'forkert-kanariefugl',
  })
  return anna
}

async function useSecondFactor(anna: SignedIn): Promise<void> {
  const { secret } = await (await anna.request('POST', '/api/session/second-factor')).json()
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const confirmed = await anna.request('POST', '/api/session/second-factor/confirm', { code })
  const { recoveryCodes } = await confirmed.json()
  secrets.set('a second factor', secret)
  secrets.set('a recovery code', recoveryCodes[0])
  secrets.set('the next cookie', anna.cookie.split('=')[1] ?? '')
  await anna.request('POST', '/api/session/second-factor/remove', { password: 'forkert-kanariefugl' })
}

async function invite(anna: SignedIn): Promise<void> {
  const body = { email: 'ny@censec.example', party: 'censec', role: 'reader' }
  const { token } = await (await anna.request('POST', '/api/invitations', body)).json()
  secrets.set('an invitation', token)
  await send(server.url, 'POST', '/api/invitations/open', { token })
  const joined = { token, name: `Ny${FORGED}`, password: 'kanariefuglens lange sang' }
  secrets.set(
    'the newcomer’s cookie',
    cookieOf(await send(server.url, 'POST', '/api/invitations/join', joined)).split('=')[1] ?? '',
  )
  await send(server.url, 'POST', '/api/invitations/join', joined)
  const setUpToken = await server.server.people.newSetUpToken()
  secrets.set('a set-up link', setUpToken)
  const setUp = { ...joined, email: body.email, party: 'censec', token: setUpToken }
  await send(server.url, 'POST', '/api/set-up', setUp)
}

async function useToken(anna: SignedIn): Promise<void> {
  const body = { name: WRITTEN, scopes: ['read', 'edit'], days: 30, password: PASSWORD }
  const { secret } = await (await anna.request('POST', '/api/tokens', body)).json()
  secrets.set('a token', secret)
  secrets.set('the hash of a token', hashOf(secret))
  const ask = requesterWith(server.url, secret)
  expect((await ask('GET', plan)).status).toBe(200)
  await ask('POST', `${plan}/activities`, { party: 'censec', category: WRITTEN })
  await ask('GET', `/api/people?token=${secret}`)
  await ask('GET', plan, undefined, { cookie: anna.cookie })
  await requesterWith(server.url, `${secret}x`)('GET', plan)
}

async function write(anna: SignedIn): Promise<void> {
  await anna.request('POST', `${plan}/threads`, { body: WRITTEN })
  await anna.request('POST', '/api/plans', { year: 2031, title: WRITTEN })
  const activity = { party: 'censec', category: 1, title: WRITTEN, description: WRITTEN + FORGED }
  await anna.request('POST', `${plan}/activities`, activity)
  await anna.request('POST', `${plan}/activities`, { ...activity, category: WRITTEN })
  await anna.request('POST', '/api/vocabulary/words', { form: WRITTEN, concept: WRITTEN })
  await anna.request('GET', `${plan}/export?format=${WRITTEN}`)
  await anna.request('GET', `/api/${WRITTEN}?${WRITTEN}`)
  await send(server.url, 'POST', '/api/plans', undefined, { cookie: `${anna.cookie}; x=kanariefugl` })
  await fetch(`${server.url}/api/plans`, {
    method: 'POST',
    body: `{"${WRITTEN}`,
    headers: { 'content-type': 'application/json' },
  })
  const report = { 'csp-report': { 'violated-directive': `${WRITTEN}${FORGED}`, 'blocked-uri': WRITTEN } }
  await send(server.url, 'POST', '/api/csp-report', report, { 'content-type': 'application/csp-report' })
}

async function speakOutOfTurn(anna: SignedIn): Promise<void> {
  const socket = await anna.openSocket()
  await socket.sync()
  socket.edit((document) => planProperties(document).set('title', WRITTEN))
  socket.edit((document) => document.getMap('kanariefugl').set('x', WRITTEN))
  socket.send(frames.fingerprint(new Uint8Array([0]), 'kanariefugl'))
  socket.sendText(WRITTEN)
  await socket.hears('closed')
  const observer = await (await server.signIn('ida')).openSocket()
  await observer.sync()
  observer.edit((document) => planProperties(document).set('title', WRITTEN))
  await observer.hears('refused')
  observer.close()
  await anna.openSocket(`${PLAN_ROOM}/${WRITTEN}`)
}

async function fail(anna: SignedIn): Promise<void> {
  isDiskBroken = true
  const activity = { party: 'censec', category: 1, title: WRITTEN }
  expect((await anna.request('POST', `${plan}/activities`, activity)).status).toBeGreaterThanOrEqual(500)
  await anna.request('POST', `${plan}/threads`, { body: WRITTEN })
}

test('[SEC-12] no password, secret, cookie or word of a plan is in the log, and nobody writes lines into it', async () => {
  const anna = await signInAndOut()
  await useSecondFactor(anna)
  await invite(anna)
  await useToken(anna)
  await write(anna)
  await speakOutOfTurn(anna)
  await fail(anna)
  const { secret: tokenOnBrokenDisk, request } = await tokenFor(server, 'anna', { scopes: ['read', 'edit'] })
  secrets.set('a token while the disk is broken', tokenOnBrokenDisk)
  await request('POST', `${plan}/activities`, { party: 'censec', category: 1, title: WRITTEN })
  const text = logged()
  // It does log.
  expect(text).toContain('an update was refused')
  expect(text).toContain('the disk is broken')
  for (const [what, secret] of secrets) {
    expect(secret.length, what).toBeGreaterThan(8)
    expect(text.toLowerCase().includes(secret.toLowerCase()), what).toBe(false)
  }
  for (const line of text.trim().split('\n')) {
    const entry: unknown = JSON.parse(line)
    expect(entry).not.toMatchObject({ msg: 'forfalsket linje' })
  }
  expect(text).not.toContain('forfalsket')
})

test('[SEC-12] no header of an answer can be written by who asks', async () => {
  const anna = await server.signIn('anna')
  for (const text of ['x%0d%0aSet-Cookie:%20x=1', 'x\u010d\u010aSet-Cookie: x=1', 'da\u2028x']) {
    for (const path of [
      `${plan}/export?format=json&lang=${text}`,
      `${plan}/export?format=json&name=${text}`,
      `/${text}`,
    ]) {
      const response = await anna.request('GET', encodeURI(path))
      expect(response.headers.getSetCookie(), path).toEqual([])
    }
  }
})
