import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What becomes of the next commit that comes by. */
export type Cut =
  /** It arrives, and its answer is lost. */
  | 'after-commit'
  /** It never arrives. */
  | 'before-commit'

export interface CuttingProxy {
  /** The database's address by way of the proxy. */
  url: string
  /** Cuts the connection of the next commit; resolves once that has happened. */
  cutNext(cut: Cut): Promise<void>
  /** Lets nobody through any more, or again. */
  setOpen(isOpen: boolean): void
  /** Leads to another one from now on; whoever is connected is cut off. */
  moveTo(url: string): void
  close(): Promise<void>
}

/** Stands between the server and its PostgreSQL, and cuts the line where it hurts most. */
export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  let target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let next: { cut: Cut; happened: () => void } | undefined
  let isOpen = true
  const server = createServer((client) => {
    // Whoever is turned away may be gone already.
    client.on('error', () => client.destroy())
    if (!isOpen) {
      client.destroy()
      return
    }
    const upstream = connect(Number(target.port), target.hostname)
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    let isLosingAnswer: (() => void) | undefined
    client.on('data', (bytes: Buffer) => {
      if (next && bytes.includes('COMMIT\0')) {
        const { cut, happened } = next
        next = undefined
        if (cut === 'before-commit') {
          end()
          happened()
          return
        }
        isLosingAnswer = happened
      }
      upstream.write(bytes)
    })
    upstream.on('data', (bytes: Buffer) => {
      if (isLosingAnswer) {
        end()
        isLosingAnswer()
        return
      }
      client.write(bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: url.href,
    cutNext: (cut) =>
      new Promise((happened) => {
        next = { cut, happened }
      }),
    setOpen: (open) => {
      isOpen = open
      if (!open) for (const socket of sockets) socket.destroy()
    },
    moveTo: (moved) => {
      target = new URL(moved)
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
