import type { Server } from 'node:http'
import type { Socket } from 'node:net'

const PER_ADDRESS = 50

/**
 * Lets one address hold so many connections open without asking for anything. One more, and the oldest of them goes:
 * whoever asks at once is never among them. How long the others may take is the HTTP server's own headersTimeout.
 */
export function limitUnfinishedHandshakes(server: Server, perAddress = PER_ADDRESS): void {
  const silent = new Map<string, Set<Socket>>()

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const waiting = silent.get(address) ?? new Set()
    silent.set(address, waiting.add(socket))
    if (waiting.size > perAddress) {
      const [oldest] = waiting
      oldest?.destroy()
      if (oldest) waiting.delete(oldest)
    }
    socket.once('close', () => forget(socket, address))
  })
  const asked = ({ socket }: { socket: Socket }) => forget(socket, socket.remoteAddress ?? '')
  server.on('request', asked)
  server.on('upgrade', asked)

  function forget(socket: Socket, address: string): void {
    const waiting = silent.get(address)
    waiting?.delete(socket)
    if (waiting?.size === 0) silent.delete(address)
  }
}
