import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PROBLEMS } from '#shared/protocol/problems.ts'
import { DEMO_PLAN_ID } from './demo/seed-demo.ts'
import { plainPasswords } from './testing/plain-passwords.ts'
import {
  cookieOf,
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from './testing/start-test-server.ts'

let server: TestServer
let anna: SignedIn
const plan = `/api/plans/${DEMO_PLAN_ID}`

beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
})
afterAll(() => server.close())

afterEach(async () => {
  // Whatever was sent, the server lives and the plan is there.
  expect((await anna.request('GET', plan)).status).toBe(200)
})

async function codeOf(response: Response): Promise<string> {
  const { error } = await response.json()
  return error.code
}

describe('[INPUT-1] bad input gets one sentence and the right status', () => {
  const json = { 'content-type': 'application/json' }
  const post = (path: string, body: string, headers = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body,
      headers: { ...json, cookie: anna.cookie, ...headers },
    })

  test('malformed JSON', async () => {
    const response = await post('/api/plans', '{"year": 2028,')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: { code: 'malformed-json', message: PROBLEMS['malformed-json'].da },
    })
  })

  test('in English for who reads English', async () => {
    const response = await post('/api/plans', 'nonsense', { 'accept-language': 'en-GB,da;q=0.5' })
    expect(await response.json()).toMatchObject({ error: { message: PROBLEMS['malformed-json'].en } })
  })

  test('a field of the wrong kind, which is named', async () => {
    const response = await anna.request('POST', '/api/plans', { year: 'næste', title: 'Plan' })
    expect(response.status).toBe(400)
    const { error } = await response.json()
    expect(error.code).toBe('invalid-input')
    expect(error.detail).toContain('year')
  })

  test.each([undefined, null, 5, 'x', [], {}])('the body %j', async (body) => {
    expect(await codeOf(await anna.request('POST', '/api/plans', body))).toBe('invalid-input')
  })

  test('more than fits', async () => {
    const response = await anna.request('POST', '/api/plans', { year: 2028, title: 'x'.repeat(2_000_000) })
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('too-large')
  })

  test('an address that is not there', async () => {
    for (const path of ['/api/nothing', '/api/plans/%zz', '/api/plans/demo-2027/nothing']) {
      const response = await anna.request('GET', path)
      expect(response.status, path).toBe(404)
      expect(await codeOf(response), path).toBe('not-found')
    }
  })

  test('an export format nobody has', async () => {
    expect(await codeOf(await anna.request('GET', `${plan}/export?format=wordperfect`))).toBe('invalid-input')
  })

  test('an activity that ends before it starts, also when only one of them is sent', async () => {
    const body = { party: 'censec', category: 1, title: 'Messe', start: '2027-05-03' }
    const created = await anna.request('POST', `${plan}/activities`, body)
    expect(created.status).toBe(201)
    const { id } = await created.json()
    const response = await anna.request('PATCH', `${plan}/activities/${id}`, { end: '2027-05-01' })
    expect(response.status).toBe(400)
    expect(
      await codeOf(await anna.request('POST', `${plan}/activities`, { ...body, end: '2027-05-01' })),
    ).toBe('invalid-input')
    expect(await codeOf(await anna.request('PATCH', `${plan}/activities/nobody`, {}))).toBe('not-found')
  })

  test('keys that mean something to JavaScript', async () => {
    const response = await post('/api/plans', '{"__proto__": {"admin": true}, "year": 2028, "title": "Plan"}')
    expect(response.status).toBe(201)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

describe('[INPUT-2] [S17] signing in', () => {
  const signIn = (email: string, password: string) =>
    send(server.url, 'POST', '/api/session', { email, password })

  test('a wrong password and an unknown address are answered alike', async () => {
    const wrong = await signIn('peter@censec.example', 'forkert')
    const unknown = await signIn('nobody@censec.example', 'forkert')
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(await wrong.text()).toBe(await unknown.text())
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  test('many wrong passwords for one person are slowed down, and nobody else is', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      statuses.push((await signIn('lars@difos.example', 'forkert')).status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses.slice(10)).toEqual([429, 429])
    expect((await signIn('lars@difos.example', PASSWORD)).status).toBe(429)
    expect((await signIn('jonas@difos.example', PASSWORD)).status).toBe(204)
  })

  test('the address’ case and spaces do not matter', async () => {
    expect((await signIn(' Anna@CENSEC.example', PASSWORD)).status).toBe(204)
  })

  test('the cookie is for the server alone, new every time, and dead after signing out', async () => {
    const first = await signIn('jonas@difos.example', PASSWORD)
    const second = await signIn('jonas@difos.example', PASSWORD)
    expect(first.headers.getSetCookie()[0]).toMatch(
      /^samplan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    )
    expect(cookieOf(first)).not.toBe(cookieOf(second))
    const cookie = { cookie: cookieOf(first) }
    expect((await send(server.url, 'GET', '/api/session', undefined, cookie)).status).toBe(200)
    const out = await send(server.url, 'DELETE', '/api/session', undefined, cookie)
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect((await send(server.url, 'GET', '/api/session', undefined, cookie)).status).toBe(401)
    const other = await send(server.url, 'GET', '/api/session', undefined, { cookie: cookieOf(second) })
    expect(await other.json()).toMatchObject({ person: { id: 'jonas', role: 'planner' } })
  })

  test('[SEC-6] [S15] a session ends by itself after twelve hours, however much it is used', async () => {
    let now = Date.parse('2027-01-04T08:00:00Z')
    const later = await startTestServer({ ports: { clock: { now: () => now } } })
    const mette = await later.signIn('mette')
    const isSignedIn = async () => (await mette.request('GET', '/api/session')).status === 200
    for (let half = 1; half < 24; half++) {
      now += 0.5 * 3_600_000
      expect(await isSignedIn()).toBe(true)
    }
    now += 0.5 * 3_600_000
    expect(await isSignedIn()).toBe(false)
    await later.close()
  })
})

describe('the one-time set-up link', () => {
  const newcomer = { name: 'Ny', email: 'ny@censec.example', party: 'censec', password: 'et langt kodeord' }

  test('makes the first admin once, however many try', async () => {
    const empty = await startTestServer({ empty: true })
    const token = await empty.server.people.newSetUpToken()
    const setUp = (body: object) => send(empty.url, 'POST', '/api/set-up', body)
    expect((await setUp({ ...newcomer, token: 'guess' })).status).toBe(410)
    expect((await setUp({ ...newcomer, token, password: 'kort' })).status).toBe(400)
    const answers = await Promise.all([setUp({ ...newcomer, token }), setUp({ ...newcomer, token })])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410])
    const winner = answers.find(({ status }) => status === 204)
    const cookie = winner ? cookieOf(winner) : ''
    const session = await send(empty.url, 'GET', '/api/session', undefined, { cookie })
    expect(await session.json()).toMatchObject({ person: { role: 'director', admin: true, name: 'Ny' } })
    expect((await setUp({ ...newcomer, token })).status).toBe(410)
    await empty.close()
  })

  test('costs no work when guessed, and cannot be guessed for long', async () => {
    let hashed = 0
    const hash = (password: string) => {
      hashed++
      return plainPasswords.hash(password)
    }
    const empty = await startTestServer({ empty: true, ports: { passwords: { ...plainPasswords, hash } } })
    const before = hashed
    const token = await empty.server.people.newSetUpToken()
    const setUp = (guess: string) => send(empty.url, 'POST', '/api/set-up', { ...newcomer, token: guess })
    const statuses: number[] = []
    for (let guess = 0; guess < 102; guess++) statuses.push((await setUp(`guess-${guess}`)).status)
    expect(statuses).toEqual([...Array(100).fill(410), 429, 429])
    expect((await setUp(token)).status).toBe(429)
    expect(hashed).toBe(before)
    await empty.close()
  })

  test('counts for nothing once a newer one is made, or where somebody is', async () => {
    const empty = await startTestServer({ empty: true })
    const token = await empty.server.people.newSetUpToken()
    await empty.server.people.newSetUpToken()
    expect((await send(empty.url, 'POST', '/api/set-up', { ...newcomer, token })).status).toBe(410)
    await empty.close()
    const late = await server.server.people.newSetUpToken()
    expect((await send(server.url, 'POST', '/api/set-up', { ...newcomer, token: late })).status).toBe(410)
  })
})

describe('requests from elsewhere', () => {
  const ask = (headers: Record<string, string>) =>
    send(server.url, 'POST', '/api/plans', { year: 2028, title: 'Plan' }, { cookie: anna.cookie, ...headers })

  test.each<Record<string, string>>([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('%j are refused', async (headers) => {
    const response = await ask(headers)
    expect(response.status).toBe(403)
    expect(await codeOf(response)).toBe('foreign-origin')
  })

  test('the site’s own are not', async () => {
    expect((await ask({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
  })

  test('behind a proxy the public address is the only origin', async () => {
    const publicUrl = new URL('https://plan.example')
    const proxied = await startTestServer({ publicUrl })
    const signIn = (origin: string) =>
      send(
        proxied.url,
        'POST',
        '/api/session',
        { email: 'anna@censec.example', password: PASSWORD },
        { origin },
      )
    expect((await signIn(proxied.url)).status).toBe(403)
    const response = await signIn('https://plan.example')
    expect(response.status).toBe(204)
    expect(response.headers.getSetCookie()[0]).toContain('; Secure')
    await proxied.close()
  })

  test('no page may frame the site, run foreign scripts in it, or learn where one came from', async () => {
    const { headers } = await send(server.url, 'GET', '/api/session')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

test('health says that it is ready', async () => {
  expect(await (await send(server.url, 'GET', '/healthz')).json()).toEqual({
    status: 'ready',
    reasons: [],
  })
})

test('[SEC-13] counts are part of the site only where nobody else can reach it', async () => {
  expect(await (await send(server.url, 'GET', '/metrics')).text()).toContain('samplan_rooms ')
  const forAll = await startTestServer({ publicUrl: new URL('https://plan.example.dk') })
  const answer = await send(forAll.url, 'GET', '/metrics')
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('samplan_rooms')
  await forAll.close()
})

test('[SEC-13] counts are told on the server’s own machine alone, and say nothing of what is in the plan', async () => {
  const port = await server.server.listenForMetrics(0)
  const counts = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(counts.headers.get('content-type')).toContain('text/plain')
  const text = await counts.text()
  expect(text).toContain('samplan_rooms ')
  expect(text).not.toContain('demo-2027')
  for (const path of ['/', '/api/plans', '/metrics?x'])
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404)
  // Every address of the loopback network is this machine; the counts listen on one of them.
  await expect(fetch(`http://127.0.0.2:${port}/metrics`)).rejects.toThrow()
})
