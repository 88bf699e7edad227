import * as Y from 'yjs'
import type { KeptCopy } from './kept-copy.ts'

/** Origin of what a page begins with where the server cannot be reached. */
export const OPENED_COPY = 'opened-copy'

/** What comes within this time is written together: the copy need not be as new as the last letter, nor delay the first. */
const PAUSE_MS = 1_000
/** In more pieces than this it takes longer to open than to write anew. */
const MOST_PARTS = 200

export interface CopyKeeperOptions {
  kept: KeptCopy | undefined
  document: Y.Doc
  epoch(): string
  /** Whether all that is in the document is on the server's disk. */
  isSettled(): boolean
}

/**
 * Keeps the copy of one open document in step with what the server has on its disk, never with more: an unsaved edit in it
 * would be taken for a saved one by the page that opens it.
 */
export class CopyKeeper {
  readonly #options: CopyKeeperOptions
  readonly #leaving = new AbortController()
  /** Whether there is a whole copy that pieces can be added to. */
  #isWhole = false
  /** The browser has no room for it. */
  #isRefused = false
  #parts = 0
  #waiting: Uint8Array[] = []
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(options: CopyKeeperOptions) {
    this.#options = options
    if (!options.kept) return
    const { signal } = this.#leaving
    signal.addEventListener(
      'abort',
      options.kept.onForgotten(() => this.doubt()),
      { once: true },
    )
    // A phone puts a page away without asking, and the network goes just when the copy is wanted.
    for (const event of ['pagehide', 'offline']) addEventListener(event, this.#write, { signal })
  }

  /** Puts the copy into the empty document. Answers the epoch it is of; undefined where there is none. */
  async open(): Promise<string | undefined> {
    const copy = await this.#options.kept?.read()
    if (!copy) return undefined
    Y.applyUpdate(this.#options.document, wholeOf(copy.updates), OPENED_COPY)
    this.#isWhole = true
    return copy.epoch
  }

  /** The server has this on its disk as well, and it has come here or was made here. */
  add(update: Uint8Array): void {
    if (!this.#options.kept || !this.#isWhole) return
    this.#waiting.push(update)
    this.#writeSoon()
  }

  /** Call when all has come to the server's disk, which is when a copy may begin. */
  settled(): void {
    if (this.#options.kept && this.#shouldBegin) this.#writeSoon()
  }

  /** The copy may have been forgotten meanwhile. */
  doubt(): void {
    this.#isWhole = false
    this.#stopWaiting()
  }

  forget(): void {
    this.doubt()
    this.#options.kept?.forget()
  }

  stop(): void {
    this.#write()
    this.#leaving.abort()
  }

  get #shouldBegin(): boolean {
    return !this.#isRefused && (!this.#isWhole || this.#parts >= MOST_PARTS)
  }

  #writeSoon(): void {
    this.#pause ??= setTimeout(this.#write, PAUSE_MS)
  }

  readonly #write = (): void => {
    const { kept, document, epoch, isSettled } = this.#options
    const updates = this.#waiting
    this.#stopWaiting()
    if (!kept?.isAllowed) {
      this.#isWhole = false
    } else if (this.#shouldBegin && isSettled()) {
      this.#isWhole = true
      this.#parts = 0
      const isBegun = kept.begin(document.clientID, epoch(), Y.encodeStateAsUpdate(document))
      void isBegun.then((done) => done || this.#refused())
    } else if (updates.length > 0) {
      this.#parts += 1
      const isAdded = kept.add(document.clientID, this.#parts, epoch(), Y.mergeUpdates(updates))
      // Without this part the copy is behind the server for as long as it is added to.
      void isAdded.then((done) => done || this.doubt())
    }
  }

  /** What there was before is older than a copy may be, and is not offered instead. */
  #refused(): void {
    this.#isRefused = true
    this.forget()
  }

  #stopWaiting(): void {
    clearTimeout(this.#pause)
    this.#pause = undefined
    this.#waiting = []
  }
}

/**
 * The parts as one update. What builds on a part that was not written any more comes with the server: left pending in a
 * document, it would go out with everything that is sent, and be refused.
 */
function wholeOf(updates: readonly Uint8Array[]): Uint8Array {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  document.store.pendingStructs = null
  document.store.pendingDs = null
  const whole = Y.encodeStateAsUpdate(document)
  document.destroy()
  return whole
}
