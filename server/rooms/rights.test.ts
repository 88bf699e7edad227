/** What people may do in rooms, tried with sockets that keep to no rules. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { activityRecords, planProperties, SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { IDLE_SECONDS, SESSION_SECONDS } from '../people/people.ts'
import { frames } from '../testing/raw-socket.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let censecDirector: SignedIn
let difosDirector: SignedIn
let boardObserver: SignedIn
let reader: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  censecDirector = await server.signIn('anna')
  difosDirector = await server.signIn('mette')
  boardObserver = await server.signIn('ida')
  reader = await server.signIn('rikke')
})
afterAll(() => server.close())

function titleEdit(title: string) {
  return (document: Y.Doc) => planProperties(document).set('title', title)
}

/** Sends what no client would and answers what comes back until the server hangs up. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const connection = connect(Number(new URL(server.url).port), '127.0.0.1', () => connection.write(bytes))
    connection.setEncoding('utf8').on('data', (text: string) => {
      answer += text
    })
    connection.on('close', () => resolve(answer))
    connection.on('error', reject)
  })
}

test.each(['//', 'http://[', 'http://a:b', '//:1'])(
  '[INPUT-1] an upgrade of %s, which is no address, is refused and harms nobody',
  async (address) => {
    const upgrade = 'Host: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'
    expect(await sendBytes(`GET ${address} HTTP/1.1\r\n${upgrade}`)).toContain('HTTP/1.1 400 ')
    const socket = await censecDirector.openSocket()
    await socket.sync()
    socket.close()
  },
)

test('[SYNC-8] an edit the server stumbles over sends those who have the document open back to what the disk has, and nobody else', async () => {
  const journal = createMemoryJournal()
  const stumbling = await startTestServer({
    ports: {
      journal: {
        ...journal,
        append: (document, update, authorship) => {
          if (authorship?.personId === 'anna') throw new Error('stumbled')
          return journal.append(document, update, authorship)
        },
      },
    },
  })
  const mette = await stumbling.signIn('mette')
  const socket = await (await stumbling.signIn('anna')).openSocket()
  const other = await mette.openSocket()
  const elsewhere = await mette.openSocket(`${PLAN_ROOM}/ledger`)
  await Promise.all([socket.sync(), other.sync(), elsewhere.sync()])
  socket.edit(titleEdit('snubler'))
  expect((await socket.hears('closed')).code).toBe(1013)
  expect((await other.hears('closed')).code).toBe(1013)
  await elsewhere.settled()
  expect(elsewhere.heard.at(-1)?.kind).toBe('difference')
  const again = await mette.openSocket()
  await again.sync()
  expect(planProperties(again.document).get('title')).not.toBe('snubler')
  await stumbling.close()
})

describe.each([
  ['an observer', () => boardObserver],
  ['a reader', () => reader],
])('[RIGHTS-5] [S1] %s at a raw socket', (_who, person) => {
  test('reads the plan but cannot change a byte of it, in memory, on disk or on a screen', async () => {
    const director = await censecDirector.openSocket()
    await director.sync()
    const onDisk = await server.ports.journal.read(PLAN_ROOM)
    const inMemory = Y.encodeStateAsUpdate(director.document)

    const socket = await person().openSocket()
    await socket.sync()
    expect(readActivities(socket.document, BUILT_IN_CATEGORIES)).toEqual(
      readActivities(director.document, BUILT_IN_CATEGORIES),
    )
    const forged = socket.edit(titleEdit('overtaget'))
    socket.send(frames.step2(forged))
    socket.edit((document) => setFollowUp(document, 'a', { outcome: 'held', participants: 1 }))
    for (const type of [2, 4, 99, 100, 101, 102, 1000]) socket.send(frames.ofType(type, forged))
    await socket.hears('refused', ({ code }) => code === 'read-only')
    await socket.settled()

    await director.settled()
    expect(await server.ports.journal.read(PLAN_ROOM)).toEqual(onDisk)
    expect(Y.encodeStateAsUpdate(director.document)).toEqual(inMemory)
    expect(director.heard.filter(({ kind }) => kind === 'update')).toEqual([])
    socket.close()
    director.close()
  })

  test('is not asked for what it has, so a page of its own is never refused', async () => {
    const socket = await person().openSocket()
    await socket.sync()
    expect(socket.heard.filter(({ kind }) => kind === 'question')).toEqual([])
    socket.close()
  })
})

test('[RIGHTS-1] nobody at all writes the ledger by socket', async () => {
  const socket = await censecDirector.openSocket(`${PLAN_ROOM}/ledger`)
  await socket.sync()
  socket.edit((document) => document.getMap('threads').set('x', { forged: true }))
  await socket.hears('refused', ({ code }) => code === 'read-only')
  socket.close()
})

describe('[RIGHTS-2] [CONF-1] a confidential part', () => {
  const own = `${PLAN_ROOM}/confidential/censec`
  const others = `${PLAN_ROOM}/confidential/difos`

  test('is open to its own party’s directors', async () => {
    const socket = await censecDirector.openSocket(own)
    await socket.sync()
    socket.edit(titleEdit('fortroligt'))
    await socket.hears('saved')
    socket.close()
  })

  test.each([
    ['the other party’s director', () => difosDirector, own],
    ['its own director at the other party', () => censecDirector, others],
    ['an observer of its own party', () => boardObserver, own],
    ['a reader', () => reader, others],
    ['the other party’s director, as for what is said about it', () => difosDirector, `${own}/ledger`],
    ['an observer of its own party, as for what is said about it', () => boardObserver, `${own}/ledger`],
  ])('is closed to %s, just as a room that is not there', async (_who, person, room) => {
    const forbidden = await person().openSocket(room)
    const unknown = await person().openSocket('plan/no-such-plan')
    expect((await forbidden.hears('closed')).code).toBe(4403)
    expect((await unknown.hears('closed')).code).toBe(4403)
    expect(forbidden.heard).toEqual(unknown.heard)
  })
})

test.each([
  'plan/..%2f..%2fdirectory',
  'plan/demo-2027/secret',
  'plan/DEMO-2027',
  'plan/demo-2027%00',
  '__proto__',
  'plan/demo-2027/confidential/joint',
  `plan/${'a'.repeat(300)}`,
])('[RIGHTS-3] %s is no room', async (room) => {
  const socket = await censecDirector.openSocket(room)
  expect((await socket.hears('closed')).code).toBe(4403)
})

test('[SYNC-7] signing out closes that session’s sockets at once, and only those', async () => {
  const leaving = await server.signIn('peter')
  const staying = await server.signIn('peter')
  const closing = await leaving.openSocket()
  const open = await staying.openSocket()
  await Promise.all([closing.sync(), open.sync()])
  expect((await leaving.request('DELETE', '/api/session')).status).toBe(204)
  expect((await closing.hears('closed')).code).toBe(4401)
  await open.settled()
  expect(open.heard.at(-1)?.kind).toBe('difference')
  const again = await leaving.openSocket()
  expect((await again.hears('closed')).code).toBe(4401)
  open.close()
})

describe('[SYNC-7] a session that ends', () => {
  test('while its room is being loaded, opens no socket and writes nothing', async () => {
    const journal = createMemoryJournal()
    const directory = createMemoryDirectory()
    // The demo's plan is written, and its room in memory, before there is anything to wait for.
    await (await startTestServer({ ports: { journal, directory } })).close()
    let letThrough = () => {}
    const through = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    let noteAsked = () => {}
    const asked = new Promise<void>((resolve) => {
      noteAsked = resolve
    })
    const slow = await startTestServer({
      empty: true,
      ports: {
        directory,
        journal: {
          ...journal,
          read: async (document) => {
            if (document !== PLAN_ROOM) return journal.read(document)
            noteAsked()
            await through
            return journal.read(document)
          },
        },
      },
    })
    const before = await journal.read(PLAN_ROOM)
    const leaving = await slow.signIn('peter')
    const socket = await leaving.openSocket()
    socket.edit(titleEdit('efter afsked'))
    await asked
    expect((await leaving.request('DELETE', '/api/session')).status).toBe(204)
    letThrough()
    expect((await socket.hears('closed')).code).toBe(4401)
    await slow.close()
    expect(await journal.read(PLAN_ROOM)).toEqual(before)
  })

  test('of itself, after its twelve hours, closes its sockets', async () => {
    let later = 0
    const aging = await startTestServer({ ports: { clock: { now: () => Date.now() + later } } })
    const staying = await aging.signIn('peter')
    for (; later < (SESSION_SECONDS - IDLE_SECONDS) * 1000; later += IDLE_SECONDS * 500)
      await staying.request('GET', '/api/session')
    await staying.request('GET', '/api/session')
    later = SESSION_SECONDS * 1000 - 500
    const socket = await staying.openSocket()
    expect((await socket.hears('closed')).code).toBe(4401)
    await aging.close()
  })
})

test('[PEOPLE-7] who comes to lack a second factor while they come in does not get in', async () => {
  const directory = createMemoryDirectory()
  let meanwhile = async () => {}
  const strict = await startTestServer({
    ports: {
      directory: {
        ...directory,
        findPlan: async (planId) => {
          await meanwhile()
          return directory.findPlan(planId)
        },
      },
    },
  })
  const mette = await strict.signIn('mette')
  const anna = await strict.signIn('anna')
  meanwhile = async () => {
    meanwhile = async () => {}
    await anna.request('PATCH', '/api/settings', { secondFactorForDirectors: true })
  }
  const socket = await mette.openSocket()
  expect((await socket.hears('closed')).code).toBe(4403)
  expect(socket.heard).toHaveLength(1)
  await strict.close()
})

test('[SYNC-6] a client that is too old is told so, and one that is newer to try another server', async () => {
  const socket = await censecDirector.openSocket(`${PLAN_ROOM}?schema=0`)
  expect((await socket.hears('closed')).code).toBe(4409)
  // Servers are upgraded one after the other: to load it anew may not help, to come again does.
  const newer = await censecDirector.openSocket(`${PLAN_ROOM}?schema=${SCHEMA_VERSION + 1}`)
  expect((await newer.hears('closed')).code).toBe(4503)
  const current = await censecDirector.openSocket(`${PLAN_ROOM}?schema=${SCHEMA_VERSION}`)
  await current.sync()
  expect(activityRecords(current.document).size).toBeGreaterThan(0)
  current.close()
})
