import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { frames } from '#server/testing/raw-socket.ts'
import { planProperties } from '#shared/plan/plan-document.ts'

/** Somebody who writes words of their own and waits for each to reach a neighbour; looks at frames only for those words. */
export class Typist {
  readonly #socket: WebSocket
  readonly #document = new Y.Doc()
  readonly #awaited = new Map<string, () => void>()
  #written = 0
  #neighbour: Typist | undefined

  /** Resolves once the room has let the typist in. */
  static async open(url: string, cookie: string): Promise<Typist> {
    const socket = new WebSocket(url, { headers: { cookie } })
    const typist = new Typist(socket)
    await once(socket, 'message')
    return typist
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      for (const [word, heard] of this.#awaited) if (data.includes(word)) heard()
    })
    this.#document.on('update', (update: Uint8Array) => socket.send(frames.update(update)))
  }

  /** Whose screen this typist's words are to reach. */
  listenTo(neighbour: Typist): void {
    this.#neighbour = neighbour
  }

  /** Writes a word; resolves with the milliseconds until the neighbour has it. */
  async type(): Promise<number> {
    const word = `${this.#document.clientID}-${this.#written++}.`
    const arrived = this.#neighbour?.hears(word)
    const begun = performance.now()
    this.#set(word)
    await arrived
    return performance.now() - begun
  }

  /** Writes so many characters, in the place of the last ones. */
  typeLong(characters: number): void {
    this.#set('x'.repeat(characters))
  }

  hears(word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('A typist was sent away.'))
      this.#socket.once('close', gone)
      this.#awaited.set(word, () => {
        this.#awaited.delete(word)
        this.#socket.off('close', gone)
        resolve()
      })
    })
  }

  close(): void {
    this.#socket.close()
  }

  #set(value: string): void {
    planProperties(this.#document).set(`note-${this.#document.clientID}`, value)
  }
}
