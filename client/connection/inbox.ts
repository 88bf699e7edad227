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
const LONGEST_MS = 500

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
  #heldSince = 0
  #restsUntil = 0

  /** From now on the provider's updates and awareness come by way of this; in order, and before anything else it reads. */
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
    // The provider forgets others' presence right after, which must not come back.
    provider.on('connection-close', () => this.open())
    const { signal } = this.#leaving
    document.addEventListener('visibilitychange', () => this.open(), { signal })
  }

  /** Takes in all that has come: updates first, since carets may stand in what they bring. */
  open(): void {
    const [updates, carets] = [this.#updates, this.#carets]
    if (updates.length + carets.length === 0) return
    this.#updates = []
    this.#carets = []
    const since = performance.now()
    const provider = this.#provider
    const readAll = (held: readonly Read[]) => {
      for (const read of held) read()
    }
    if (updates.length > 0) Y.transact(provider.doc, () => readAll(updates), provider, false)
    readAll(carets)
    const now = performance.now()
    this.#restsUntil = now + Math.min(REST * (now - since), LONGEST_REST_MS)
  }

  /** Takes in nothing more. */
  stop(): void {
    this.#leaving.abort()
    this.#updates = []
    this.#carets = []
  }

  #hold(held: Read[], read: Read): void {
    if (this.#leaving.signal.aborted) return
    held.push(read)
    const since = performance.now() - this.#heldSince
    if (document.visibilityState === 'hidden' || (this.#isWaiting && since > LONGEST_MS)) this.open()
    else void this.#openSoon()
  }

  async #openSoon(): Promise<void> {
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#heldSince = performance.now()
    const rest = this.#restsUntil - performance.now()
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    await new Promise(requestAnimationFrame)
    await giveWay('user-blocking')
    this.#isWaiting = false
    this.open()
  }
}

function isUpdate({ arr, pos }: Decoder): boolean {
  return arr[pos] === messageYjsUpdate
}
