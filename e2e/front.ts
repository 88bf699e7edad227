/** What stands before several servers, as a reverse proxy does: whoever comes is led to the first of them that answers. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class Front {
  readonly #server: Server
  readonly #lines = new Set<Socket>()
  #port = 0

  /** The addresses are asked for anew each time somebody comes, the most wanted first. */
  constructor(addresses: () => readonly string[]) {
    this.#server = createServer((line) => {
      this.#lines.add(line)
      line.on('close', () => this.#lines.delete(line))
      line.on('error', () => line.destroy())
      line.pause()
      this.#lead(line, addresses())
    })
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address === 'object' && address) this.#port = address.port
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  close(): void {
    for (const line of this.#lines) line.destroy()
    this.#server.close()
  }

  #lead(line: Socket, [first, ...others]: readonly string[]): void {
    if (first === undefined) {
      line.destroy()
      return
    }
    const { hostname, port } = new URL(first)
    const onward = connect(Number(port), hostname)
    let isThere = false
    onward.once('connect', () => {
      isThere = true
      line.pipe(onward).pipe(line)
      line.once('close', () => onward.destroy())
    })
    onward.on('error', () => (isThere ? line.destroy() : this.#lead(line, others)))
    onward.on('close', () => isThere && line.destroy())
  }
}
