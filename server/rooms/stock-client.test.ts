/** The y-websocket client as it is published, against the whole server. */

import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { activityRecords, planProperties, titleOf } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { asPage } from '../testing/as-page.ts'
import { openRawSocket } from '../testing/raw-socket.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let censecDirector: SignedIn
let difosDirector: SignedIn
let providers: WebsocketProvider[] = []

beforeAll(async () => {
  // The stock client logs each frame type it does not know, and goes on.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  server = await startTestServer()
})
beforeEach(async () => {
  censecDirector = await server.signIn('anna')
  difosDirector = await server.signIn('mette')
})
afterEach(() => {
  for (const provider of providers) provider.destroy()
  providers = []
})
afterAll(() => server.close())

/** Node's own WebSocket, with what a browser sends by itself. */
function webSocketWith(cookie: string): typeof globalThis.WebSocket {
  return new Proxy(globalThis.WebSocket, {
    construct: (target, [address]) =>
      Reflect.construct(target, [address, { headers: asPage(String(address), cookie) }]),
  })
}

function openPlan(cookie: string, room = PLAN_ROOM) {
  const document = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, room, document, {
    disableBc: true,
    WebSocketPolyfill: webSocketWith(cookie),
  })
  providers.push(provider)
  return { document, provider }
}

function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    if (provider.synced) resolve()
    else provider.on('sync', (isSynced) => isSynced && resolve())
  })
}

/** Resolves once the document is as wished. */
function until(document: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds()) return
      document.off('update', check)
      resolve()
    }
    document.on('update', check)
    check()
  })
}

const titleIn = (document: Y.Doc) => planProperties(document).get('title')

test('[SYNC-4] two people write together', async () => {
  const anna = openPlan(censecDirector.cookie)
  const mette = openPlan(difosDirector.cookie)
  await Promise.all([synced(anna.provider), synced(mette.provider)])
  const [id, record] = [...activityRecords(anna.document)][0] ?? []
  if (id === undefined || !record) throw new Error('The demo plan has no activities.')
  const metteRecord = activityRecords(mette.document).get(id)
  const title = titleOf(record)?.toString()

  titleOf(record)?.insert(0, 'Anna: ')
  if (metteRecord) titleOf(metteRecord)?.insert(title?.length ?? 0, ' (Mette)')
  const merged = `Anna: ${title} (Mette)`
  await until(anna.document, () => titleOf(record)?.toString() === merged)
  await until(mette.document, () => !!metteRecord && titleOf(metteRecord)?.toString() === merged)
  expect(readPlan(anna.document, 2027, BUILT_IN_CATEGORIES)).toEqual(
    readPlan(mette.document, 2027, BUILT_IN_CATEGORIES),
  )
})

test('[SYNC-4] what was written offline arrives when the line is back, once', async () => {
  const anna = openPlan(censecDirector.cookie)
  const mette = openPlan(difosDirector.cookie)
  await Promise.all([synced(anna.provider), synced(mette.provider)])
  anna.provider.disconnect()
  const offline = planProperties(anna.document)
  offline.set('title', 'Skrevet i toget')
  planProperties(mette.document).set('subtitle', 'Skrevet på kontoret')
  await until(mette.document, () => planProperties(mette.document).has('subtitle'))
  anna.provider.connect()
  await until(mette.document, () => titleIn(mette.document) === 'Skrevet i toget')
  await until(anna.document, () => offline.get('subtitle') === 'Skrevet på kontoret')
})

test('[SYNC-5] each sees who the other is, and that they have gone', async () => {
  const anna = openPlan(censecDirector.cookie)
  anna.provider.awareness.setLocalStateField('user', { name: 'En anden', color: '#f00' })
  const mette = openPlan(difosDirector.cookie)
  await Promise.all([synced(anna.provider), synced(mette.provider)])
  const { awareness } = mette.provider
  const present = () => awareness.getStates().get(anna.document.clientID)
  while (!present()) await new Promise((resolve) => awareness.once('change', resolve))
  expect(present()).toEqual({
    user: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
  })
  anna.provider.disconnect()
  while (present()) await new Promise((resolve) => awareness.once('change', resolve))
})

test('[SYNC-5] who comes back after a lost line sees at once who is here, though nobody has moved', async () => {
  const mette = openPlan(difosDirector.cookie)
  mette.provider.awareness.setLocalStateField('user', { name: 'Mette' })
  const anna = openPlan(censecDirector.cookie)
  await Promise.all([synced(anna.provider), synced(mette.provider)])
  const { awareness } = anna.provider
  const isSeen = () => awareness.getStates().has(mette.document.clientID)
  while (!isSeen()) await new Promise((resolve) => awareness.once('change', resolve))
  anna.provider.disconnect()
  expect(isSeen()).toBe(false)
  anna.provider.connect()
  await synced(anna.provider)
  expect(isSeen()).toBe(true)
})

test('[SYNC-6] who is not signed in, or may not enter, is told for good', async () => {
  for (const [cookie, room, code] of [
    ['', PLAN_ROOM, 4401],
    ['samplan_session=nonsense', PLAN_ROOM, 4401],
    [difosDirector.cookie, `${PLAN_ROOM}/confidential/censec`, 4403],
  ] as const) {
    const { provider } = openPlan(cookie, room)
    const closed = await new Promise((resolve) => provider.on('closed', resolve))
    expect(closed).toMatchObject({ code })
    expect(provider.shouldConnect).toBe(false)
  }
})

test('an update by HTTP reaches who is writing, and merges', async () => {
  const anna = openPlan(censecDirector.cookie)
  await synced(anna.provider)
  const plan = '/api/plans/demo-2027'
  const created = await difosDirector.request('POST', `${plan}/activities`, {
    party: 'difos',
    category: 4,
    title: 'Kursus i tilbudsgivning',
    description: 'Første linje\nAnden linje',
    audience: ['SMV'],
  })
  const { id } = await created.json()
  const record = () => activityRecords(anna.document).get(id)
  await until(anna.document, () => record()?.has('title') === true && !record()?.get('removed'))
  const live = record()
  if (!live) throw new Error('The activity did not arrive.')
  titleOf(live)?.insert(0, 'Stort ')
  const patched = await difosDirector.request('PATCH', `${plan}/activities/${id}`, {
    place: 'Aarhus',
    start: null,
  })
  expect(patched.status).toBe(200)
  await until(anna.document, () => live.get('place') === 'Aarhus')
  expect(titleOf(live)?.toString()).toBe('Stort Kursus i tilbudsgivning')
})

test('[SYNC-8] a frame that is too large or is text ends its own connection, and the server lives', async () => {
  const large = await censecDirector.openSocket()
  large.send(new Uint8Array(2 * 1024 * 1024 + 1))
  expect((await large.hears('closed')).code).toBe(1009)
  const text = await censecDirector.openSocket()
  text.sendText('hello')
  expect((await text.hears('closed')).code).toBe(4400)
  const fine = await censecDirector.openSocket()
  await fine.sync()
  fine.close()
})

test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.elsewhere.example'])(
  '[INPUT-3] a page from %s gets no socket',
  async (origin) => {
    const url = `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`
    await expect(openRawSocket(url, { cookie: censecDirector.cookie, origin })).rejects.toThrow('403')
    const own = await openRawSocket(url, { cookie: censecDirector.cookie, origin: server.url })
    await own.sync()
    own.close()
  },
)

test('[SYNC-4] a client that is alone and idle hears something before it takes the connection for broken', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const quiet = await startTestServer()
    const socket = await (await quiet.signIn('anna')).openSocket()
    await socket.sync()
    expect(socket.heard.some(({ kind }) => kind === 'presence')).toBe(false)
    // What the published client waits for a message.
    vi.advanceTimersByTime(30_000)
    expect(await socket.hears('presence')).toEqual({ kind: 'presence', states: [] })
    socket.close()
    await quiet.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a socket anywhere but in a room gets none', async () => {
  const webSocket = new WebSocket(`${server.url.replace('http', 'ws')}/elsewhere`)
  const [error] = await once(webSocket, 'error')
  expect(String(error)).toContain('404')
})

test('[KEPT-1] an edit just before everyone leaves is there for the next, though the room is unloaded', async () => {
  const brief = await startTestServer({ roomIdleMilliseconds: 0 })
  const anna = await brief.signIn('anna')
  for (let round = 0; round < 20; round++) {
    const socket = await anna.openSocket()
    await socket.sync()
    expect(titleIn(socket.document)).toBe(round === 0 ? 'Fælles aktivitetsplan 2027' : `Titel ${round - 1}`)
    socket.edit((document) => planProperties(document).set('title', `Titel ${round}`))
    await socket.hears('saved')
    socket.close()
    await socket.hears('closed')
  }
  await brief.close()
})
