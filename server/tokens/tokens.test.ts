/** Programs that ask in a person's place: what their tokens can, what ends them, and what is told of them. */
import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { MOST_TOKENS } from '#shared/tokens/scopes.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { plainPasswordsDuring } from '../testing/plain-passwords.ts'
import { openRawSocket } from '../testing/raw-socket.ts'
import {
  PASSWORD,
  PLAN_ROOM,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { requesterWith, type TokenHolder, tokenFor } from '../testing/token-for.ts'
import { newTokenSecret } from './token-secret.ts'

const DAY = 24 * 3_600_000
const plan = `/api/plans/${DEMO_PLAN_ID}`
const wanted = { name: 'Intranettet', scopes: ['read', 'edit'], days: 30, password: PASSWORD }
const REFUSED = { error: { code: 'token-refused' } }

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

async function make(more: object = {}, who = anna) {
  const response = await who.request('POST', '/api/tokens', { ...wanted, ...more })
  expect(response.status).toBe(201)
  const { secret, ...token } = await response.json()
  return { token, secret, request: requesterWith(server.url, secret) }
}

const codeOf = async (response: Response): Promise<string> => (await response.json()).error?.code
const madeCode = async (more: object, who = anna) =>
  codeOf(await who.request('POST', '/api/tokens', { ...wanted, ...more }))
const trailOf = async (who = anna) => (await (await who.request('GET', '/api/audit')).json()).entries

describe('[TOKEN-1] making a token', () => {
  test('tells its secret once, and keeps no more than the hash of it', async () => {
    const { token, secret } = await make({ planId: DEMO_PLAN_ID })
    expect(token).toMatchObject({
      name: 'Intranettet',
      scopes: ['read', 'edit'],
      planId: DEMO_PLAN_ID,
      madeAt: '2027-01-04T08:00:00.000Z',
      expiresAt: '2027-02-03T08:00:00.000Z',
    })
    expect(await (await anna.request('GET', '/api/tokens')).json()).toEqual({ tokens: [token] })
    const kept = JSON.stringify(await server.ports.directory.listTokens())
    expect(kept).toContain(token.id)
    expect(kept).not.toContain(secret.slice('samplan_'.length, 40))
  })

  test('takes the password, as often as signing in does', async () => {
    expect(await madeCode({ password: 'forkert' })).toBe('wrong-credentials')
    expect(await madeCode({ password: undefined })).toBe('wrong-credentials')
    for (let attempt = 0; attempt < 8; attempt++) await madeCode({ password: 'forkert' })
    expect(await madeCode({})).toBe('too-many-attempts')
  })

  test('gives nothing that the person may not do, no plan that is not there, and no longer than a year', async () => {
    const [ida, rikke] = [await server.signIn('ida'), await server.signIn('rikke')]
    expect(await madeCode({}, ida)).toBe('not-allowed')
    expect(await madeCode({ scopes: ['read', 'comment'] }, rikke)).toBe('not-allowed')
    expect((await make({ scopes: ['read', 'comment'] }, ida)).token.scopes).toEqual(['read', 'comment'])
    expect(await madeCode({ planId: 'ingen' })).toBe('not-found')
    for (const wrong of [
      { days: 366 },
      { days: undefined },
      { name: ' ' },
      { scopes: [] },
      { scopes: ['edit'] },
      { scopes: ['read', 'manage'] },
      { scopes: ['read', 'read'] },
    ])
      expect(await madeCode(wrong), JSON.stringify(wrong)).toBe('invalid-input')
  })

  test('stops at ten, of many at once too, until one is ended', async () => {
    const wishes = Array.from({ length: MOST_TOKENS + 2 }, () => anna.request('POST', '/api/tokens', wanted))
    const statuses = (await Promise.all(wishes)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(MOST_TOKENS)
    expect(await madeCode({})).toBe('too-many-tokens')
    const { tokens } = await (await anna.request('GET', '/api/tokens')).json()
    expect((await anna.request('DELETE', `/api/tokens/${tokens[0].id}`)).status).toBe(204)
    await make()
  })

  test('is not overtaken by another password', async () => {
    meanwhile = async () => {
      meanwhile = async () => {}
      await server.ports.directory.setPasswordHash('anna', 'plain:en helt anden sætning')
    }
    expect(await madeCode({})).toBe('not-signed-in')
    expect(await server.ports.directory.listTokens()).toEqual([])
  })
})

describe('[TOKEN-2] a request by token', () => {
  test('reads and changes the plan live in its person’s name, whatever origin it names', async () => {
    const { request } = await make({ scopes: ['read', 'edit', 'comment'] })
    const socket = await (await server.signIn('mette')).openSocket()
    await socket.sync()
    const origin = { origin: 'https://intranet.example', 'sec-fetch-site': 'cross-site' }
    const activity = { party: 'censec', category: 1, title: 'Fra intranettet' }
    const made = await request('POST', `${plan}/activities`, activity, origin)
    expect(made.status).toBe(201)
    await socket.settled()
    expect(readActivities(socket.document, BUILT_IN_CATEGORIES).map(({ title }) => title)).toContain(
      'Fra intranettet',
    )
    socket.close()
    const thread = await (await request('POST', `${plan}/threads`, { body: 'Set.' }, origin)).json()
    expect(thread.comments[0].author).toMatchObject({ personId: 'anna', role: 'director' })
    expect((await request('GET', plan)).status).toBe(200)
  })

  test('is refused at once where it is signed in as well, whoever as', async () => {
    const { request } = await make()
    for (const cookie of [anna.cookie, 'x=1; samplan_session=x'])
      expect(await codeOf(await request('GET', plan, undefined, { cookie }))).toBe('token-and-cookie')
    const unknown = requesterWith(server.url, 'x')
    expect(await codeOf(await unknown('GET', plan, undefined, { cookie: anna.cookie }))).toBe(
      'token-and-cookie',
    )
    expect((await request('GET', plan, undefined, { cookie: 'balancer=7' })).status).toBe(200)
  })

  test('opens no socket, with or without a cookie', async () => {
    const { secret } = await make()
    for (const cookie of [undefined, anna.cookie]) {
      const headers = {
        authorization: `Bearer ${secret}`,
        origin: server.url,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'c2FtcGxhbiBhIHNvY2tldA==',
        ...(cookie && { cookie }),
      }
      expect(await statusOfUpgrade(headers)).toBe(403)
    }
    const byAddress = await openRawSocket(
      `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}?token=${secret}`,
      {},
    )
    expect((await byAddress.hears('closed')).code).toBe(4401)
  })

  test('is refused before its body is read', async () => {
    const unknown = newTokenSecret(server.ports.ids)
    const reader = await make({ scopes: ['read'] })
    for (const [secret, code] of [
      [unknown, 'token-refused'],
      [reader.secret, 'token-out-of-scope'],
    ])
      for (const body of ['{"year": 2028,', `"${'x'.repeat(2_000_000)}"`]) {
        const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
        const response = await fetch(`${server.url}${plan}/activities`, { method: 'POST', headers, body })
        expect(await codeOf(response)).toBe(code)
      }
  })

  test('leaves another scheme’s password alone', async () => {
    const authorization = `Basic ${Buffer.from('proxy:kodeord').toString('base64')}`
    const headers = { cookie: anna.cookie, authorization }
    expect((await send(server.url, 'GET', plan, undefined, headers)).status).toBe(200)
  })

  test('waits when there are too many of them in a minute, and no other token does', async () => {
    const [first, second] = [await make(), await make()]
    const answers = await Promise.all(
      Array.from({ length: 310 }, () => first.request('GET', '/api/vocabulary')),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    expect(await codeOf(await first.request('GET', plan))).toBe('too-many-requests')
    expect((await second.request('GET', plan)).status).toBe(200)
  })
})

describe('[TOKEN-3] a token does what its scope and its person both allow', () => {
  test('as the person is now, and again once they may again', async () => {
    const jonas = await server.signIn('jonas')
    const mette = await server.signIn('mette')
    const { request } = await make({}, jonas)
    const activity = { party: 'difos', category: 1, title: 'Ny' }
    expect((await request('POST', `${plan}/activities`, activity)).status).toBe(201)
    await mette.request('PATCH', '/api/people/jonas', { role: 'reader' })
    expect(await codeOf(await request('POST', `${plan}/activities`, activity))).toBe('not-allowed')
    expect((await request('GET', plan)).status).toBe(200)
    await mette.request('PATCH', '/api/people/jonas', { role: 'planner' })
    expect((await request('POST', `${plan}/activities`, activity)).status).toBe(201)
  })

  test('on its own plan only; of others it is not told whether they exist', async () => {
    const { id } = await (await anna.request('POST', '/api/plans', { year: 2028, title: 'Plan' })).json()
    const { request } = await make({ planId: id })
    expect((await request('GET', `/api/plans/${id}`)).status).toBe(200)
    expect(await codeOf(await request('GET', plan))).toBe('not-found')
    expect(await codeOf(await request('GET', '/api/plans/no-such-plan'))).toBe('not-found')
    for (const path of ['/api/plans', '/api/vocabulary'])
      expect(await codeOf(await request('GET', path))).toBe('token-out-of-scope')
  })

  test('and no more than a session would while a director lacks a second factor', async () => {
    const { request } = await make()
    const byProvider = await tokenFor(server, 'anna', { secondFactorAtProvider: true })
    await server.ports.directory.changeSettings({ secondFactorForDirectors: true })
    expect(await codeOf(await request('GET', plan))).toBe('second-factor-needed')
    expect((await byProvider.request('GET', plan)).status).toBe(200)
    expect(await madeCode({})).toBe('second-factor-needed')
  })

  test('never anything confidential, whoever made it', async () => {
    const { id } = await (
      await anna.request('POST', `${plan}/activities`, { party: 'censec', category: 1, title: 'Kanariefugl' })
    ).json()
    const moved = { moved: { kind: 'activity', activityId: id } }
    expect((await anna.request('POST', `${plan}/confidential/move-in`, moved)).status).toBe(200)
    const { request } = await make({ scopes: ['read', 'edit', 'comment'] })
    for (const path of ['/confidential', '/confidential/threads', '/confidential/findings'])
      expect(await codeOf(await request('GET', `${plan}${path}`))).toBe('token-out-of-scope')
    for (const path of ['', '/findings', '/threads', '/export?format=json', '/export?format=docx']) {
      const response = await request('GET', `${plan}${path}`)
      expect(response.status, path).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).includes('Kanariefugl'), path).toBe(false)
    }
  })
})

describe('[TOKEN-4] a token counts for nothing any more', () => {
  const ends: [string, (token: TokenHolder) => Promise<unknown>][] = [
    ['it is ended', ({ id }) => anna.request('DELETE', `/api/tokens/${id}`)],
    [
      'its time is over',
      async () => {
        now += 30 * DAY
      },
    ],
    [
      'its person has another password',
      () =>
        anna.request('POST', '/api/session/password', { present: PASSWORD, next: 'tre kolde køer på række' }),
    ],
    [
      'its person is deactivated, also after they are let in again',
      async () => {
        const peter = { admin: true, role: 'director' } as const
        await server.ports.directory.changeMember('peter', peter, () => {})
        const other = await server.signIn('peter')
        for (const isActive of [false, true])
          expect((await other.request('PATCH', '/api/people/anna', { isActive })).status).toBe(200)
      },
    ],
  ]

  test.each(ends)('once %s', async (_why, end) => {
    const { token, secret, request } = await make()
    expect((await request('GET', plan)).status).toBe(200)
    await end({ id: token.id, secret, request })
    const response = await request('GET', plan)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(await response.json()).toMatchObject(REFUSED)
  })

  test('while its person is deactivated, by whatever way', async () => {
    const { request } = await make()
    await server.ports.directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, () => {})
    expect(await codeOf(await request('GET', plan))).toBe('token-refused')
  })

  test('and is answered as one that never was, on every kind of route', async () => {
    const expired = await tokenFor(server, 'anna', { expiresAt: '2027-01-04T08:00:00.000Z' })
    const never = newTokenSecret(server.ports.ids)
    const answers = new Set<string>()
    for (const secret of [expired.secret, never, `${never.slice(0, -1)}x`, 'x', '', `${never} `])
      for (const [method, path] of [
        ['GET', plan],
        ['POST', '/api/session'],
        ['DELETE', '/api/tokens/x'],
        ['GET', '/healthz'],
      ] as const) {
        const response = await requesterWith(server.url, secret)(method, path)
        answers.add(`${response.status} ${await response.text()}`)
      }
    expect([...answers]).toEqual([expect.stringMatching(/^401 .*token-refused/u)])
  })

  test('is no other person’s to end, or to see', async () => {
    const { token } = await make()
    const mette = await server.signIn('mette')
    expect(await codeOf(await mette.request('DELETE', `/api/tokens/${token.id}`))).toBe('not-found')
    expect(await (await mette.request('GET', '/api/tokens')).json()).toEqual({ tokens: [] })
  })
})

describe('[TOKEN-5] the audit trail', () => {
  test('has who made and ended a token, when it was first used on a day, and what was done with it', async () => {
    const { token, request } = await make()
    const activity = { party: 'censec', category: 1, title: 'Ny' }
    await request('POST', `${plan}/activities`, activity)
    await request('GET', plan)
    now += DAY
    anna = await server.signIn('anna')
    await request('GET', plan)
    await anna.request('DELETE', `/api/tokens/${token.id}`)
    const trail = await trailOf()
    const told = trail
      .filter(({ facts, token: by }: { facts: { tokenId?: string }; token?: string }) => by ?? facts.tokenId)
      .map(({ action, result }: { action: string; result: string }) => `${action} ${result}`)
    expect(told).toEqual([
      'token-ended ok',
      'token-used ok',
      'activity-created ok',
      'token-used ok',
      'token-made ok',
    ])
    const created = trail.find(({ action }: { action: string }) => action === 'activity-created')
    expect(created).toMatchObject({ actor: { kind: 'person', id: 'anna' }, token: token.id })
    // Where a party's systems are is its own matter.
    expect(created.address).toBeUndefined()
    const used = trail.find(({ action }: { action: string }) => action === 'token-used')
    expect(used).toMatchObject({ party: 'censec', address: '127.0.0.1' })
    expect(JSON.stringify(trail)).not.toContain('Intranettet')
  })

  test('has refusals, with whose token it was where it was one', async () => {
    const { token, request } = await make({ scopes: ['read'] })
    await request('POST', '/api/plans', { year: 2028, title: 'Plan' })
    now += 31 * DAY
    anna = await server.signIn('anna')
    await request('GET', plan)
    await requesterWith(server.url, 'x')('GET', plan)
    const [unknown, expired, outOfScope] = (await trailOf()).filter(({ result }: { result: string }) =>
      result.startsWith('token-'),
    )
    expect(unknown).toMatchObject({ action: 'token-used', actor: { kind: 'nobody' }, facts: {} })
    expect(expired).toMatchObject({
      result: 'token-refused',
      actor: { kind: 'nobody' },
      facts: { personId: 'anna', tokenId: token.id },
    })
    expect(outOfScope).toMatchObject({ result: 'token-out-of-scope', actor: { id: 'anna' }, token: token.id })
  })

  test('names a token to its own party’s directors alone', async () => {
    const { token } = await make()
    const tokensIn = async (who: SignedIn) => (await (await who.request('GET', '/api/audit')).json()).tokens
    expect(await tokensIn(anna)).toEqual([{ id: token.id, name: 'Intranettet' }])
    expect(await tokensIn(await server.signIn('mette'))).toEqual([])
  })

  test('is asked first: no token is made while nothing can be entered', async () => {
    const append = server.ports.trail.append
    server.ports.trail.append = () => Promise.reject(new Error('the disk is full'))
    expect(await madeCode({})).toBe('trail-unavailable')
    server.ports.trail.append = append
    expect(await server.ports.directory.listTokens()).toEqual([])
  })
})

function statusOfUpgrade(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${server.url}/sync/${PLAN_ROOM}`, { headers })
    asked.on('response', ({ statusCode }) => resolve(statusCode))
    asked.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve(101)
    })
    asked.on('error', reject)
    asked.end()
  })
}
