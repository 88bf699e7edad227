import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { asPage } from '#server/testing/as-page.ts'
import { frames } from '#server/testing/raw-socket.ts'
import { planProperties } from '#shared/plan/plan-document.ts'

/** No value may be longer. */
const VALUE_LIMIT = 100_000

/** Somebody who writes words of their own and waits for each to reach a neighbour; looks at frames only for those words. */
export class TimedTypist {
  readonly #socket: WebSocket
  readonly #document = new Y.Doc()
  readonly #awaited = new Map<string, () => void>()
  #written = 0
  #neighbour: TimedTypist | undefined

  /** Resolves once the room has let the typist in. */
  static async open(url: string, cookie: string): Promise<TimedTypist> {
    const socket = new WebSocket(url, { headers: asPage(url, cookie) })
    const typist = new TimedTypist(socket)
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
  listenTo(neighbour: TimedTypist): void {
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

  /** Writes so many characters in one edit, in the place of the last ones. */
  typeLong(characters: number): void {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new Error('A typist was sent away.')
    this.#document.transact(() => {
      for (let left = characters, part = 0; left > 0; left -= VALUE_LIMIT, part++)
        this.#set('x'.repeat(Math.min(left, VALUE_LIMIT)), part)
    })
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

  #set(value: string, part = 0): void {
    planProperties(this.#document).set(`note-${this.#document.clientID}-${part}`, value)
  }
}
