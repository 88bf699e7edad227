import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { wirePiecesOf } from './wire-frame.ts'

test('a frame of any length, whole or in pieces, arrives as it was, in order with what ws writes itself', async () => {
  const server = createServer()
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const frames = [0, 1, 125, 126, 65_535, 65_536, 1_000_000].map((length) =>
    Uint8Array.from({ length }, (_, index) => index % 251),
  )
  server.on('upgrade', (request, stream, head) =>
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      for (const frame of frames) {
        for (const piece of wirePiecesOf(frame)) stream.write(piece)
        webSocket.send(frame)
        for (const piece of wirePiecesOf([frame.subarray(0, 1), frame.subarray(1)])) stream.write(piece)
      }
      webSocket.close(1000)
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const heard: Buffer[] = []
  client.on('message', (data: Buffer, isBinary) => {
    expect(isBinary).toBe(true)
    heard.push(data)
  })
  const [code] = await once(client, 'close')
  expect(code).toBe(1000)
  const expected = frames.flatMap((frame) => [frame, frame, frame])
  expect(heard.length).toBe(expected.length)
  expected.forEach((frame, index) => {
    expect(Buffer.compare(heard[index] ?? Buffer.alloc(0), frame)).toBe(0)
  })
  server.close()
})

test('the same frame is put on the wire’s form once', () => {
  const frame = Uint8Array.of(1, 2, 3)
  expect(wirePiecesOf(frame)[0]).toBe(wirePiecesOf(frame)[0])
})
