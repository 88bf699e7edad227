/** Requests and sockets that pages of other sites could make a browser send, on every route that changes something. */
import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#shared/protocol/route.ts'
import { routes } from '#shared/protocol/routes.ts'
import {
  cookieOf,
  PASSWORD,
  PLAN_ROOM,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const URL_OF_SITE = new URL('https://plan.sæmplan.example')
const PUBLIC = URL_OF_SITE.origin

/** Everything but the one origin there is, as browsers, proxies and attackers spell others. */
const FOREIGN: readonly string[] = [
  'null',
  '',
  'undefined',
  'https://elsewhere.example',
  `${PUBLIC}.elsewhere.example`,
  `https://elsewhere.example/${URL_OF_SITE.hostname}`,
  `${PUBLIC}@elsewhere.example`,
  `https://elsewhere${URL_OF_SITE.hostname}`,
  `https://sub.${URL_OF_SITE.hostname}`,
  `https://${URL_OF_SITE.hostname.slice('plan.'.length)}`,
  `${PUBLIC}:444`,
  `${PUBLIC}:443`,
  `${PUBLIC}.`,
  `${PUBLIC}/`,
  `${PUBLIC}/x`,
  `${PUBLIC}?x`,
  `${PUBLIC}#x`,
  `HTTPS://${URL_OF_SITE.hostname}`,
  `https://${URL_OF_SITE.hostname.toUpperCase()}`,
  `http://${URL_OF_SITE.hostname}`,
  `wss://${URL_OF_SITE.hostname}`,
  'https://plan.sæmplan.example',
  'https://plan.xn--smplan-cua.example',
  'https://plan.samplan.example',
  `${URL_OF_SITE.hostname}`,
  `//${URL_OF_SITE.hostname}`,
  `${PUBLIC}, ${PUBLIC}`,
  `https://elsewhere.example, ${PUBLIC}`,
  'https://127.0.0.1',
  'http://localhost',
  'file://',
  'chrome-extension://abcdefghijklmnop',
  'data:',
  '*',
]

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startTestServer({ publicUrl: URL_OF_SITE })
  const who = { email: 'anna@censec.example', password: PASSWORD }
  cookie = cookieOf(await send(server.url, 'POST', '/api/session', who))
})
afterAll(() => server.close())

/** The status of an upgrade; 101 where a socket was opened. */
async function upgradeStatus(headers: Record<string, string>): Promise<number | undefined> {
  const asked = request(`${server.url}/sync/${PLAN_ROOM}`, {
    headers: {
      cookie,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'c2FtcGxhbiBhIHNvY2tldA==',
      ...headers,
    },
  })
  // As a socket sends them: bytes, which ASCII-only header checks would not let through.
  asked.end()
  const [event] = await Promise.race([
    once(asked, 'response'),
    once(asked, 'upgrade').then(([response, socket]) => {
      socket.destroy()
      return [response]
    }),
  ])
  return event.statusCode
}

const asBytes = (text: string) => Buffer.from(text).toString('latin1')

describe('[SEC-4] [S12] a WebSocket', () => {
  test('is opened from the site’s own pages', async () => {
    expect(await upgradeStatus({ origin: PUBLIC, 'sec-fetch-site': 'same-origin' })).toBe(101)
    expect(await upgradeStatus({ origin: PUBLIC })).toBe(101)
  })

  test.each(FOREIGN)('from %j is refused', async (origin) => {
    expect(await upgradeStatus({ origin: asBytes(origin) })).toBe(403)
  })

  test('without an origin is refused, and so is one whose browser says that it comes from elsewhere', async () => {
    expect(await upgradeStatus({})).toBe(403)
    for (const site of ['cross-site', 'same-site', 'SAME-ORIGIN', ''])
      expect(await upgradeStatus({ origin: PUBLIC, 'sec-fetch-site': site }), site).toBe(403)
  })
})

const unsafe = Object.entries<Route>(routes).filter(([, { method }]) => method !== 'GET')

describe.each(unsafe)('[SEC-4] [S13] %s', (_name, { method, path }) => {
  const address = path.replaceAll(/:\w+/gu, 'x')
  const codeOf = async (headers: Record<string, string>, body?: string) => {
    const response = await fetch(`${server.url}${address}`, { method, headers: { cookie, ...headers }, body })
    return response.status === 204 ? undefined : (await response.json()).error?.code
  }

  test('is refused to every other origin, before anything is done', async () => {
    for (const origin of FOREIGN.filter((one) => one !== ''))
      expect(await codeOf({ origin: asBytes(origin) }), origin).toBe('foreign-origin')
    for (const site of ['cross-site', 'same-site'])
      expect(await codeOf({ origin: PUBLIC, 'sec-fetch-site': site }), site).toBe('foreign-origin')
  })
})

test('[SEC-4] [S13] what a form could send is no body, and no other method hides in it', async () => {
  const plan = JSON.stringify({ year: 2028, title: 'Plan' })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const headers = { cookie, origin: PUBLIC, 'content-type': type }
    const response = await fetch(`${server.url}/api/plans`, { method: 'POST', headers, body: plan })
    expect((await response.json()).error.code, type).toBe('invalid-input')
  }
  const override = {
    cookie,
    origin: PUBLIC,
    'x-http-method-override': 'DELETE',
    'x-method-override': 'DELETE',
  }
  await fetch(`${server.url}/api/session?_method=DELETE`, { method: 'POST', headers: override })
  expect((await send(server.url, 'GET', '/api/session', undefined, { cookie })).status).toBe(200)
})
