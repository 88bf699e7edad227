import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Resolves with the port once the server listens; rejects when it cannot be had. */
export function portOf(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address: string | AddressInfo | null = server.address()
      if (typeof address === 'object' && address) resolve(address.port)
      else reject(new Error('The server listens on no port.'))
    })
  })
}
