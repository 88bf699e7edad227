import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Line, type LineHolder } from './line.ts'

const UNSENT_BYTES = 100_000

let server: Server
let client: WebSocket
let line: Line
let lines: Set<Line>
let told: string[]
/** Resolves once so much has been told. */
let isTold: (what: string) => Promise<void>

function holder(): LineHolder {
  // The line of the test before may still be closing.
  const own = told
  return {
    received: (frame) => own.push(`received ${Buffer.from(frame).toString()}`),
    answered: () => own.push('answered'),
    readsTooSlowly: () => own.push('reads too slowly'),
    closed: () => own.push('closed'),
  }
}

beforeEach(async () => {
  told = []
  lines = new Set()
  isTold = (what) => expect.poll(() => told).toContain(what)
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const webSockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false })
  webSockets.on('connection', (webSocket, request) => {
    line = new Line(webSocket, request.socket, { unsentBytes: UNSENT_BYTES, among: lines })
  })
  const { port } = server.address() as AddressInfo
  const connected = once(webSockets, 'connection')
  client = new WebSocket(`ws://127.0.0.1:${port}`)
  await Promise.all([connected, once(client, 'open')])
})
afterEach(() => {
  client.terminate()
  server.close()
})

test('what comes in before anybody takes it is handed on first, and in order', async () => {
  for (const frame of ['a', 'b']) client.send(Buffer.from(frame))
  client.ping()
  await once(client, 'pong')
  line.heldBy(holder())
  expect(told).toEqual([])
  line.takeAll()
  client.send(Buffer.from('c'))
  await isTold('received c')
  expect(told).toEqual(['received a', 'received b', 'received c'])
})

test('once it is cut nothing more is taken, not even what had come before', async () => {
  client.send(Buffer.from('a'))
  client.ping()
  await once(client, 'pong')
  line.heldBy(holder())
  line.cut(4401, 'signed out')
  line.takeAll()
  await isTold('closed')
  expect(told).toEqual(['closed'])
})

test('it is among the open lines until it is closed', async () => {
  expect([...lines]).toEqual([line])
  line.heldBy(holder())
  client.close()
  await isTold('closed')
  expect([...lines]).toEqual([])
  expect(line.isClosed).toBe(true)
})

test('who answers a ping is told of and stays; who does not until the next is ended', async () => {
  line.heldBy(holder())
  line.ping()
  await isTold('answered')
  client.pause()
  line.ping()
  expect(line.isOpen).toBe(true)
  line.ping()
  await isTold('closed')
})

test('[SYNC-9] more than may pile up for who does not read is not sent, and told', () => {
  line.heldBy(holder())
  client.pause()
  const frame = new Uint8Array(5 * UNSENT_BYTES)
  while (told.length === 0) line.send(frame)
  expect(told).toEqual(['reads too slowly'])
})

test('it is gone as well for who says something broken instead of goodbye', async () => {
  const gone = line.gone()
  // No UTF-8.
  client.send(new Uint8Array([0xff]), { binary: false })
  await expect(gone).resolves.toBeUndefined()
})
