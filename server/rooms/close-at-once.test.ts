import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { closeAtOnce } from './close-at-once.ts'

const FORBIDDEN = 4403
const HALF_A_MEGABYTE = Buffer.alloc(512 * 1024, 'x')

async function connected() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const webSockets = new WebSocketServer({ server, perMessageDeflate: false })
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const [[webSocket, request]] = await Promise.all([once(webSockets, 'connection'), once(client, 'open')])
  const stream: Socket = request.socket
  const heard: string[] = []
  client.on('message', (data: Buffer) => heard.push(data.subarray(0, 9).toString()))
  return { client, heard, webSocket: webSocket as WebSocket, stream, close: () => server.close() }
}

test('[SEC-8] [S4] who reads slowly gets nothing more of what had piled up', async () => {
  const { client, heard, webSocket, stream, close } = await connected()
  client.pause()
  while (stream.writableLength === 0) webSocket.send(HALF_A_MEGABYTE)
  webSocket.send('forbidden')
  closeAtOnce(webSocket, stream, FORBIDDEN, 'rights-changed')
  client.resume()
  await once(client, 'close')
  expect(heard).not.toContain('forbidden')
  close()
})

test('[SEC-8] [S4] who reads is told why', async () => {
  const { client, webSocket, stream, close } = await connected()
  closeAtOnce(webSocket, stream, FORBIDDEN, 'rights-changed')
  const [code, reason] = await once(client, 'close')
  expect([code, String(reason)]).toEqual([FORBIDDEN, 'rights-changed'])
  close()
})
