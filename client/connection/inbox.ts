import type { Decoder } from 'lib0/decoding'
import { createEncoder } from 'lib0/encoding'
import { messageYjsUpdate } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { FRAMES } from '#shared/protocol/frames.ts'
import { giveWay } from '../ui/give-way.ts'

/** For each millisecond that others' words took, so many are left to the person at the page. */
const REST = 3
const LONGEST_REST_MS = 150
/** A window that is covered may be called visible, and yet be shown no frame. */
const LONGEST_FRAME_MS = 500

type Read = () => void

/**
 * Holds what others write and where their carets go until the page has shown its next frame, and takes in together what has
 * come by then: each by itself, ten people who write would have the page laid out anew some fifty times a second, between a
 * key and the paint that shows it. A page that nobody sees takes everything in at once.
 */
export class Inbox {
  readonly #provider: WebsocketProvider
  readonly #leaving = new AbortController()
  #updates: Read[] = []
  #carets: Read[] = []
  #isWaiting = false
  #restsUntil = 0

  /** From now on the provider's updates and awareness come by way of this, and before the steps of a sync that follow them. */
  constructor(provider: WebsocketProvider) {
    this.#provider = provider
    const handlers = provider.messageHandlers
    const [readSync, readAwareness] = [handlers[FRAMES.sync.type], handlers[FRAMES.awareness.type]]
    handlers[FRAMES.sync.type] = (answer, decoder, ...rest) => {
      if (isUpdate(decoder)) {
        this.#hold(this.#updates, () => readSync?.(createEncoder(), decoder, ...rest))
        return
      }
      this.open()
      readSync?.(answer, decoder, ...rest)
    }
    handlers[FRAMES.awareness.type] = (_answer, decoder, ...rest) =>
      this.#hold(this.#carets, () => readAwareness?.(createEncoder(), decoder, ...rest))
    const open = () => this.open()
    // The provider forgets others' presence right after, which must not come back.
    provider.on('connection-close', open)
    const { signal } = this.#leaving
    document.addEventListener('visibilitychange', open, { signal })
    // Before what is kept on the device is written for the last time.
    addEventListener('pagehide', open, { signal, capture: true })
  }

  /**
   * Takes in all that has come: updates first, since carets may stand in what they bring. Never throws: the provider would
   * not do what it was about to.
   */
  open(): void {
    const [updates, carets] = [this.#updates, this.#carets]
    if (updates.length + carets.length === 0) return
    this.#updates = []
    this.#carets = []
    const since = performance.now()
    const provider = this.#provider
    if (updates.length > 0)
      orSay(() => Y.transact(provider.doc, () => updates.forEach(orSay), provider, false))
    carets.forEach(orSay)
    const now = performance.now()
    this.#restsUntil = now + Math.min(REST * (now - since), LONGEST_REST_MS)
  }

  /** Takes in what has come, and nothing more. */
  stop(): void {
    this.open()
    this.#leaving.abort()
  }

  #hold(held: Read[], read: Read): void {
    if (this.#leaving.signal.aborted) return
    held.push(read)
    if (document.visibilityState === 'hidden') this.open()
    else void this.#openSoon()
  }

  async #openSoon(): Promise<void> {
    if (this.#isWaiting) return
    this.#isWaiting = true
    const rest = this.#restsUntil - performance.now()
    if (rest > 0) await sleep(rest)
    await Promise.race([new Promise(requestAnimationFrame), sleep(LONGEST_FRAME_MS)])
    await giveWay('user-blocking')
    this.#isWaiting = false
    this.open()
  }
}

function isUpdate({ arr, pos }: Decoder): boolean {
  return arr[pos] === messageYjsUpdate
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** As the provider's own way of reading does: what one of them makes fail, in an editor say, keeps nothing else from coming. */
function orSay(read: Read): void {
  try {
    read()
  } catch (error) {
    console.error('What others wrote could not be taken in.', error)
  }
}
