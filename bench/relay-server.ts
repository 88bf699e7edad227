/** The least a server can do: pass every frame on to everyone else. What a plan costs is measured against this. */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { answerBench } from './answer-bench.ts'

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (from) => {
  from.on('message', (frame: Buffer) => {
    for (const socket of sockets.clients) if (socket !== from) socket.send(frame)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The relay listens on no port.')
  answerBench({ url: `ws://127.0.0.1:${address.port}`, cookie: '', close: async () => {} })
})
