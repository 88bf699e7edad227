import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { contentHashInSteps } from '#shared/plan/content-hash.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { AfterPause } from '../ui/after-pause.ts'
import { inSpareTime } from '../ui/in-spare-time.ts'

const IDLE_MS = 10_000
/** How long what may have been missed takes to come at most. */
const ASKED_AGAIN_MS = 3_000

export interface IdleComparisonOptions {
  /** Whether the server has everything from here and is there to be told. */
  isSettled: () => boolean
  send: (frame: Uint8Array<ArrayBuffer>) => void
  /** The page shows something else than the same edits make on the server: it is to be loaded anew. */
  onDiverged: () => void
}

/**
 * Tells the server what the page reads, as a hash, each time the document has been left alone for a while, so that a page that
 * shows something else than the others' is found (yjs/yjs#794). Told once that it differs, it asks for all it may have missed.
 */
export class IdleComparison {
  readonly #document: Y.Doc
  readonly #options: IdleComparisonOptions
  #reading = new AbortController()
  #isSuspected = false
  readonly #pause = new AfterPause(IDLE_MS, () => {
    if (this.#options.isSettled()) void this.#tell()
    else this.#pause.begin()
  })

  constructor(document: Y.Doc, options: IdleComparisonOptions) {
    this.#document = document
    this.#options = options
    document.on('update', this.#onUpdate)
  }

  /** The server says that this page differs. */
  heardDiverged(): void {
    if (this.#isSuspected) {
      this.#options.onDiverged()
      return
    }
    this.#isSuspected = true
    this.#options.send(question(this.#document))
    this.#restFor(ASKED_AGAIN_MS)
  }

  stop(): void {
    this.#pause.cancel()
    this.#reading.abort()
    this.#document.off('update', this.#onUpdate)
  }

  readonly #onUpdate = () => {
    this.#isSuspected = false
    this.#restFor(IDLE_MS)
  }

  #restFor(milliseconds: number): void {
    this.#reading.abort()
    this.#pause.begin(milliseconds)
  }

  /** Nothing where the document changes meanwhile: then it is told after the next rest. */
  async #tell(): Promise<void> {
    const reading = new AbortController()
    this.#reading = reading
    const hash = await inSpareTime(contentHashInSteps(this.#document), reading.signal)
    if (hash !== undefined) this.#options.send(fingerprint(this.#document, hash))
  }
}

function question(document: Y.Doc): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAMES.sync.type)
  writeSyncStep1(encoder, document)
  return encoding.toUint8Array(encoder)
}

function fingerprint(document: Y.Doc, hash: string): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAMES.fingerprint.type)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(document))
  encoding.writeVarString(encoder, hash)
  return encoding.toUint8Array(encoder)
}
