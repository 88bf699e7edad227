/** Requests that no client of ours makes: names that lead elsewhere, keys of JavaScript's own, and far too much of everything. */
import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PARTIES } from '#shared/plan/plan.ts'
import { parseRoom, type Room, roomName } from '#shared/protocol/rooms.ts'
import type { Route } from '#shared/protocol/route.ts'
import { routes } from '#shared/protocol/routes.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

/** Some kilobytes that are five megabytes once they are unpacked. */
const PACKED = gzipSync('0'.repeat(5_000_000))
const LARGE = JSON.stringify({ x: 'x'.repeat(2_000_000) })
const CANARY = 'kanariefugl-uden-for-mappen'

let server: TestServer
let anna: SignedIn
let mette: SignedIn
let removeFolder: () => Promise<void>
/** Every document that was asked for on disk. */
const documentsAsked = new Set<string>()

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder()
  removeFolder = remove
  const clientFolder = join(folder, 'client')
  await mkdir(join(clientFolder, 'assets'), { recursive: true })
  await writeFile(join(clientFolder, 'index.html'), 'siden')
  await writeFile(join(folder, 'directory.json'), CANARY)
  const journal = createMemoryJournal()
  server = await startTestServer({
    clientFolder,
    ports: {
      journal: {
        ...journal,
        read: (document) => {
          documentsAsked.add(document)
          return journal.read(document)
        },
      },
    },
  })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterAll(async () => {
  await server.close()
  await removeFolder()
})

/** As it is written, without a client's tidying of the address. */
function get(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const asked = request({ hostname, port, path, headers: { cookie: anna.cookie } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asked.on('error', reject).end()
  })
}

const PARTS = [
  '..',
  '.',
  '%2e%2e',
  '..%2f',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '..;',
  '....//',
  '%c0%ae%c0%ae',
  '%00',
  'directory.json',
  'directory.json%00',
  'etc',
  'passwd',
  'demo-2027',
  'plan',
  'ledger',
  'confidential',
  'censec',
  'nato',
  '__proto__',
  'constructor',
  '%ef%bc%8e%ef%bc%8e',
  'C:',
  '%5c%5cserver%5cshare',
  '~',
  '-',
  '%0d%0aX: y',
  'æ',
  '%e2%80%ae',
  'NUL',
  'con',
  'a'.repeat(300),
  '',
  '%',
  '%zz',
  '*',
  "'",
  '"',
  '`id`',
  '$(id)',
  '|',
  ';',
]

function madeUpNames(count: number): string[] {
  const random = seededRandom(27)
  const part = () => PARTS[random.below(PARTS.length)] ?? ''
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(5) }, part).join(random.below(5) > 0 ? '/' : ''),
  )
}

/** As the server reads a name of a room. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

describe('[SEC-9] [S23] a name that leads elsewhere', () => {
  test('is no room, among five thousand, unless it is one by all rules', () => {
    const ROOM = /^(workspace|plan\/[a-z0-9][a-z0-9-]{0,63}(\/(ledger|confidential\/(censec|difos)))?)$/u
    for (const name of madeUpNames(5_000)) {
      const room = decoded(name)
      expect(parseRoom(room) !== undefined, name).toBe(ROOM.test(room))
    }
  })

  test('opens no document but those that there are, by socket and by route', async () => {
    const planId = DEMO_PLAN_ID
    const rooms: Room[] = [
      { kind: 'workspace' },
      { kind: 'meetings' },
      { kind: 'plan', planId },
      { kind: 'ledger', planId },
      { kind: 'wordings', planId },
      ...PARTIES.flatMap((party): Room[] => [
        { kind: 'confidential', planId, party },
        { kind: 'confidential-ledger', planId, party },
      ]),
    ]
    const known = rooms.map(roomName)
    for (const name of madeUpNames(100)) {
      const address = `${DEMO_PLAN_ID}/../${name}`.replaceAll(/[^!-~]/gu, 'x')
      const socket = await anna
        .openSocket(`plan/${encodeURI(address).replaceAll('#', '%23')}`)
        .catch(() => undefined)
      socket?.close()
      await get(`/api/plans/${name.replaceAll(/[^!-~]/gu, 'x')}`)
    }
    for (const document of documentsAsked) expect(known).toContain(document)
  })

  test('gives no file that is not the client’s', async () => {
    for (const name of madeUpNames(200)) {
      const path = name.replaceAll(/[^!-~]/gu, 'x')
      for (const root of ['/', '/assets/', '/api/']) {
        const { status, text } = await get(root + path)
        expect(text, root + path).not.toContain(CANARY)
        expect([200, 301, 400, 401, 403, 404], root + path).toContain(status)
      }
    }
  })
})

const withBody = Object.entries<Route>(routes).filter(
  ([, { method, bodyLimit }]) => method !== 'GET' && bodyLimit === undefined,
)
const withLargeBody = Object.entries<Route>(routes).filter(([, { bodyLimit }]) => bodyLimit !== undefined)
const addressOf = ({ path }: Route) => path.replaceAll(':planId', DEMO_PLAN_ID).replaceAll(/:\w+/gu, 'x')

/** Of the directors the one who may: a seat is backed by the other party than its host. */
const askerOf = ({ access }: Route) =>
  access.kind === 'permitted' && access.object === 'seat' ? mette : anna

describe.each(withBody)('[SEC-10] [S27] %s', (_name, route) => {
  const sendRaw = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${addressOf(route)}`, {
      method: route.method,
      headers: { cookie: askerOf(route).cookie, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : Buffer.from(body),
    })

  test('takes no more than a megabyte, however it is packed', async () => {
    expect((await sendRaw(LARGE)).status).toBe(413)
    expect((await sendRaw(PACKED, { 'content-encoding': 'gzip' })).status).toBe(413)
    const stream = new ReadableStream({
      start: (controller) => {
        for (let part = 0; part < 40; part++) controller.enqueue(Buffer.alloc(50_000, '0'))
        controller.close()
      },
    })
    const chunked = await fetch(`${server.url}${addressOf(route)}`, {
      method: route.method,
      headers: { cookie: askerOf(route).cookie, 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
  })

  test('[S22] takes no key of JavaScript’s own for anything', async () => {
    // A session of its own, which the route may end.
    const { cookie } = await server.signIn('anna')
    const evil = '{"polluted":true,"role":"director","admin":true}'
    for (const body of [
      `{"__proto__":${evil}}`,
      `{"constructor":{"prototype":${evil}}}`,
      `{"email":{"__proto__":${evil}},"body":{"constructor":{"prototype":${evil}}},"x":[{"__proto__":${evil}}]}`,
      `[${evil}]`,
      `"__proto__"`,
    ]) {
      const response = await sendRaw(body, { cookie })
      expect(response.status, body).toBeLessThan(500)
    }
    const query = '__proto__[polluted]=1&constructor.prototype.polluted=1&__proto__.polluted=1'
    await fetch(`${server.url}${addressOf(route)}?${query}`, {
      method: 'GET',
      headers: { cookie },
    })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

describe.each(withLargeBody)('[SEC-10] [S27] %s', (_name, { path, upload, bodyLimit = 0 }) => {
  test('takes no more than it says, however it is packed', async () => {
    const type = upload ? 'application/octet-stream' : 'application/json'
    const send = (body: Uint8Array, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { cookie: anna.cookie, 'content-type': type, ...headers },
        body: Buffer.from(body),
      })
    const large = Buffer.alloc(bodyLimit + 1, '0')
    expect((await send(large)).status).toBe(413)
    // A file is not unpacked at all.
    const packed = await send(gzipSync(large), { 'content-encoding': 'gzip' })
    expect(packed.status).toBe(upload ? 400 : 413)
  })
})

describe('[INPUT-1] a letter that is none', () => {
  const NUL = '\u0000'
  test.each<[string, object]>([
    ['/api/session', { email: `anna${NUL}@censec.example`, password: 'x' }],
    ['/api/plans', { year: 2030, title: `Plan${NUL}` }],
    [
      `/api/plans/${DEMO_PLAN_ID}/activities`,
      { party: 'censec', category: 1, title: 'Prøve', partners: ['DI', NUL] },
    ],
  ])('is refused in what is sent to %s', async (path, body) => {
    const response = await anna.request('POST', path, body)
    expect(response.status).toBe(400)
    expect((await response.json()).error.code).toBe('invalid-input')
  })
})

describe('[SEC-11] [S26] fifty thousand signs of ill will', () => {
  const LONG = 50_000
  const HOSTILE = [
    `${'a'.repeat(LONG)}!`,
    `${' '.repeat(LONG)}x`,
    `x${'\n'.repeat(LONG)}x`,
    '<'.repeat(LONG),
    `${'<a '.repeat(LONG / 3)}`,
    `${'0'.repeat(LONG)}x`,
    '1.'.repeat(LONG / 2),
    `${'a@'.repeat(LONG / 2)}x`,
    `${'http://'.repeat(LONG / 7)}`,
    '%'.repeat(LONG),
    '\u0000'.repeat(LONG),
    '\u202e'.repeat(LONG),
    'e\u0301'.repeat(LONG / 2),
    '\ud800'.repeat(LONG),
    '-'.repeat(LONG),
    `${'og '.repeat(LONG / 3)}`,
  ]
  const plan = `/api/plans/${DEMO_PLAN_ID}`
  const bodies: [string, (text: string) => object][] = [
    ['/api/session', (text) => ({ email: text, password: text, code: text })],
    ['/api/invitations', (text) => ({ email: text, party: 'censec', role: 'reader' })],
    ['/api/invitations', (text) => ({ email: `${text}@${text}.example`, party: 'censec', role: 'reader' })],
    ['/api/invitations/join', (text) => ({ token: 'x', name: text, password: text })],
    ['/api/session/password', (text) => ({ present: 'x', next: text })],
    ['/api/plans', (text) => ({ year: 2030, title: text })],
    [`${plan}/threads`, (text) => ({ body: text })],
    ['/api/vocabulary/words', (text) => ({ form: text, concept: text })],
    [
      `${plan}/activities`,
      (text) => ({
        party: 'censec',
        category: 1,
        title: 'Prøve',
        description: text,
        goal: text.slice(0, 2_000),
      }),
    ],
    [`${plan}/findings/x/decision`, (text) => ({ outcome: 'coordinate', reason: text, fingerprint: text })],
  ]

  test.each(bodies)('in what %s is sent are refused or taken, and hold nobody up', async (path, bodyOf) => {
    for (const text of HOSTILE) {
      const response = await anna.request('POST', path, bodyOf(text))
      expect(response.status).toBeLessThan(500)
      expect((await send(server.url, 'GET', '/healthz')).status).toBe(200)
    }
    expect((await anna.request('GET', `${plan}/findings`)).status).toBe(200)
  })

  test('in an address are not found', async () => {
    for (const text of HOSTILE.map((one) =>
      encodeURIComponent(one.replaceAll('\ud800', 'x')).slice(0, 12_000),
    ))
      for (const root of ['/', '/api/plans/', `${plan}/activities/`, `${plan}/export?format=`])
        expect((await get(root + text)).status).toBeLessThan(500)
  })
})
