/** y-websocket's server keeping its documents in LevelDB, on the same `ws` as the others. */
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { WebSocket, WebSocketServer } from 'ws'
import { answerBench, portOf, readAssignment } from '../answer-bench.ts'

/** What is used of the packages, which are installed only beside this file. */
interface UtilsPackage {
  setupWSConnection(socket: WebSocket, request: IncomingMessage): void
  getPersistence(): { provider: { destroy(): Promise<void> } } | null
}
interface WsPackage {
  WebSocketServer: typeof WebSocketServer
}

const { folder } = readAssignment(process.argv.slice(2))
// Read when the package is loaded, which says on standard output that it does.
process.env.YPERSISTENCE = join(folder, 'leveldb')
console.info = () => {}
const packages: readonly string[] = ['@y/websocket-server/utils', 'ws']
const [utils, ws]: [UtilsPackage, WsPackage] = [
  await import(packages[0] ?? ''),
  await import(packages[1] ?? ''),
]

const server = createServer()
const sockets = new ws.WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', utils.setupWSConnection)
server.listen(0, '127.0.0.1', () => {
  answerBench({
    url: `ws://127.0.0.1:${portOf(server)}/`,
    cookie: '',
    // Behind all that still waits to be written; killed by a signal it would lose that.
    close: async () => utils.getPersistence()?.provider.destroy(),
  })
})
