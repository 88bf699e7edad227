import type { Server, ServerResponse } from 'node:http'

/** The requests that a server is answering, so that it can let them end before what they need is closed. */
export class RequestsUnderWay {
  readonly #responses = new Set<ServerResponse>()
  #listeners: (() => void)[] = []
  #isLast = false

  constructor(server: Server) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      // Who is to go elsewhere next time is told so, by who keeps a connection open between requests.
      if (this.#isLast) response.setHeader('Connection', 'close')
      this.#responses.add(response)
      response.once('close', () => {
        this.#responses.delete(response)
        if (this.#responses.size > 0) return
        for (const listener of this.#listeners) listener()
        this.#listeners = []
      })
    })
  }

  /** Connections are let go with the next answer that goes over them. */
  letGo(): void {
    this.#isLast = true
  }

  /** Resolves once none is under way. */
  ended(): Promise<void> {
    if (this.#responses.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#listeners.push(resolve))
  }
}
