/** What one person may ask of the server at most, tried at the whole server. */

import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { DOCUMENT_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { asPage } from '../testing/as-page.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let director: SignedIn
let planner: SignedIn

beforeAll(async () => {
  server = await startTestServer({ limits: { socketsPerAddress: 12 } })
  director = await server.signIn('anna')
  planner = await server.signIn('peter')
})
afterAll(() => server.close())

/** Closes them and resolves once the server has seen it, by the answers another socket gets. */
async function closeAll(sockets: readonly RawSocket[]): Promise<void> {
  for (const socket of sockets) socket.close()
  await Promise.all(sockets.map((socket) => socket.hears('closed')))
}

const note = (text: string) => (document: Y.Doc) => planProperties(document).set('note', text)

/** As long as one paragraph may be. */
const LONG_TEXT = 'x'.repeat(900_000)

function addParagraph(document: Y.Doc): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(LONG_TEXT)])
  sectionText(document, 1).insert(0, [paragraph])
}

describe('[SYNC-9] too many frames', () => {
  test('close the connection with a code to come back after; what was acknowledged is kept, others are not harmed', async () => {
    const flooder = await director.openSocket()
    const other = await planner.openSocket()
    await Promise.all([flooder.sync(), other.sync()])
    for (let count = 0; count < 1_000; count++) flooder.edit(note(`oversvømmelse ${count}`))
    expect((await flooder.hears('closed')).code).toBe(1013)
    const saved = flooder.heard.filter(({ kind }) => kind === 'saved').length
    expect(saved).toBeLessThan(300)
    other.edit(note('går videre'))
    await other.hears('saved')
    await closeAll([other])
  })

  test('a burst as when somebody comes back with much to tell is taken whole', async () => {
    const socket = await director.openSocket()
    await socket.sync()
    for (let count = 0; count < 100; count++) socket.edit(note(`hurtigt ${count}`))
    await socket.hears('saved', ({ count }) => count === 100)
    await closeAll([socket])
  })
})

describe('[SYNC-9] too many sockets', () => {
  test('of one person, or from one address, are sent away until another is closed', async () => {
    const mine: RawSocket[] = []
    for (let count = 0; count < 10; count++) mine.push(await director.openSocket())
    const eleventh = await director.openSocket()
    expect((await eleventh.hears('closed')).code).toBe(1013)
    // Another room is another matter.
    const ledger = await director.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()

    const others = [await planner.openSocket(), await planner.openSocket()]
    const thirteenth = await planner.openSocket()
    expect((await thirteenth.hears('closed')).code).toBe(1013)

    await closeAll([...mine.slice(0, 3), ledger])
    const again = await director.openSocket()
    await again.sync()
    expect(again.heard.some(({ kind }) => kind === 'closed')).toBe(false)
    await closeAll([...mine.slice(3), ...others, again])
  })
})

describe('[SYNC-9] a document', () => {
  test('that has grown to its limit takes deletions only, and is not lost', async () => {
    const plan = await director.request('POST', '/api/plans', { year: 2031, title: 'Stor plan' })
    const { id } = (await plan.json()) as { id: string }
    const socket = await director.openSocket(`plan/${id}`)
    await socket.sync()
    const atFirst = sectionText(socket.document, 1).length
    const pieces = Math.floor(DOCUMENT_LIMIT_BYTES / LONG_TEXT.length)
    for (let piece = 0; piece < pieces + 1; piece++) socket.edit(addParagraph)
    expect((await socket.hears('refused')).code).toBe('too-large')

    const reader = await director.openSocket(`plan/${id}`)
    await reader.sync()
    expect(sectionText(reader.document, 1).length).toBe(atFirst + pieces)
    reader.edit((document) => sectionText(document, 1).delete(0, 1))
    await reader.hears('saved', ({ count }) => count === 1)
    reader.edit(addParagraph)
    await reader.hears('saved', ({ count }) => count === 2)
    expect(reader.heard.filter(({ kind }) => kind === 'refused')).toEqual([])
    await closeAll([socket, reader])
  })
})

describe('[SYNC-9] a socket that stops reading', () => {
  test('is sent away, while others write on', async () => {
    const address = `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`
    const slow = new WebSocket(address, { headers: asPage(address, planner.cookie) })
    await new Promise((resolve) => slow.once('message', resolve))
    slow.pause()
    const writer = await director.openSocket()
    await writer.sync()
    let closed = false
    slow.once('close', () => {
      closed = true
    })
    // Each goes again, so the document stays small while far more than the limit goes out.
    for (let written = 0; written < 40; written++) {
      writer.edit(addParagraph)
      // Deleted in the turn it was written in, it would be sent to nobody.
      await writer.hears('saved', ({ count }) => count === 2 * written + 1)
      writer.edit((document) => sectionText(document, 1).delete(0, 1))
      await writer.hears('saved', ({ count }) => count === 2 * (written + 1))
    }
    slow.resume()
    if (!closed) await new Promise((resolve) => slow.once('close', resolve))
    await closeAll([writer])
  })
})

test('[SYNC-9] connections that ask for nothing give way to those that do', async () => {
  const { hostname, port } = new URL(server.url)
  const silent = Array.from({ length: 60 }, () => connect(Number(port), hostname))
  let ended = 0
  const tenEnded = new Promise<void>((resolve) => {
    for (const socket of silent) {
      socket.on('error', () => {})
      socket.once('close', () => {
        ended++
        if (ended === 10) resolve()
      })
    }
  })
  await tenEnded
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  for (const socket of silent) socket.destroy()
})

test('[SYNC-9] who runs the server can count who was sent away, and why', async () => {
  const metrics = await server.metrics()
  for (const reason of ['too many frames', 'too many sockets', 'reads too slowly']) {
    expect(metrics).toMatch(new RegExp(`samplan_sockets_sent_away_total\\{reason="${reason}"\\} [1-9]`))
  }
})
