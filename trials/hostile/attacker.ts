import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { asPage } from '#server/testing/as-page.ts'
import { frames } from '#server/testing/raw-socket.ts'
import { FRAMES } from '#shared/protocol/frames.ts'

/** What came of a frame: nothing was said against it, it was refused, or the socket was closed for it. */
export type Outcome = 'unopposed' | 'refused' | 'closed'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1

/** Somebody who sends whatever they like, and comes back each time they are sent away. */
export class Attacker {
  readonly #url: string
  readonly #cookie: string
  #socket: WebSocket | undefined
  #isRefused = false
  /** A frame that was sent may have asked something, too: the last answer is to the question sent after it. */
  #answersToCome = 0
  #settle: ((outcome: Outcome) => void) | undefined
  /** Times the server closed a socket of theirs. */
  closed = 0

  constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
  }

  /**
   * Sends the frames, then asks what there is beyond the state; resolves once the answer to that, or the end, has come: all
   * that is said to these frames has been said then, and nothing of it is taken for an answer to later ones.
   */
  async provoke(sent: readonly (Uint8Array | string)[], state: Uint8Array): Promise<Outcome> {
    const socket = await this.#open()
    this.#isRefused = false
    this.#answersToCome = sent.filter(isQuestion).length + 1
    const outcome = new Promise<Outcome>((resolve) => {
      this.#settle = resolve
    })
    for (const frame of sent) socket.send(frame)
    socket.send(frames.step1(state))
    return outcome
  }

  leave(): void {
    this.#socket?.removeAllListeners('close')
    this.#socket?.terminate()
  }

  async #open(): Promise<WebSocket> {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket
    const socket = new WebSocket(this.#url, { headers: asPage(this.#url, this.#cookie) })
    this.#socket = socket
    socket.on('error', () => {})
    socket.on('message', (data: Buffer) => {
      if (this.#socket === socket) this.#hear(data)
    })
    socket.on('close', () => {
      if (this.#socket !== socket) return
      this.closed++
      this.#settle?.(this.#isRefused ? 'refused' : 'closed')
    })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('close', () => reject(new Error('An attacker was not let in again.')))
    })
    return socket
  }

  #hear(data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === FRAMES.refused.type) this.#isRefused = true
    if (type !== FRAMES.sync.type || decoding.readVarUint(decoder) !== SYNC_STEP_2) return
    this.#answersToCome--
    if (this.#answersToCome === 0) this.#settle?.(this.#isRefused ? 'refused' : 'unopposed')
  }
}

/** Whether the server is to answer the frame, or to end the socket where the rest of it makes no sense. */
function isQuestion(frame: Uint8Array | string): boolean {
  if (typeof frame === 'string') return false
  try {
    const decoder = decoding.createDecoder(frame)
    return decoding.readVarUint(decoder) === FRAMES.sync.type && decoding.readVarUint(decoder) === SYNC_STEP_1
  } catch {
    return false
  }
}
