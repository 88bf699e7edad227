/** The least a server can do: pass every frame on to everyone else in the room, check nothing, keep nothing. */
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerBench, portOf } from './answer-bench.ts'

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const rooms = new Map<string, Set<WebSocket>>()
sockets.on('connection', (from, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(from)
  from.on('close', () => room.delete(from))
  from.on('message', (frame: Buffer) => {
    for (const socket of room) if (socket !== from) socket.send(frame)
  })
})
server.listen(0, '127.0.0.1', () => {
  answerBench({ url: `ws://127.0.0.1:${portOf(server)}/`, cookie: '', close: async () => {} })
})
