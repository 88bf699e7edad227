import { Worker } from 'node:worker_threads'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { FindPlace } from '#shared/find/entry.ts'
import type { MarkedText } from '#shared/find/marked-text.ts'
import type { DocumentContent } from './document-content.ts'

const WORKER = new URL('./find-worker.ts', import.meta.url)

/** A document to look through; `titlesIn` names the one that has the activities its comments are about. */
export interface SearchedDocument {
  name: string
  titlesIn?: string
}

/** Something found in the document that is named. */
export interface ThreadHit {
  name: string
  place: FindPlace
  title: MarkedText
  snippet?: MarkedText
  about?: string
}

export type Message =
  | { kind: 'begin'; name: string }
  | { kind: 'take'; name: string; piece: DocumentContent }
  | { kind: 'end'; name: string; question: number }
  | { kind: 'forget'; name: string }
  | { kind: 'find'; question: number; typed: string; documents: readonly SearchedDocument[] }

export type Answer = { question: number; hits: ThreadHit[] } | { question: number; error: unknown }

/** A document that is told piece by piece. */
export interface Telling {
  take(piece: DocumentContent): void
  /** That was all; resolves once the document can be looked through, with this in it and nothing else. */
  end(): Promise<void>
}

/**
 * Keeps an index of each document and looks in them on a thread of its own: arranging the words of a plan takes long enough
 * to hold everybody's keystrokes up. It begins when it is first told something. `lost` hears that a thread has ended and all
 * that it was told with it.
 */
export class FindThread {
  #worker: Worker | undefined
  readonly #agreement: Agreement
  readonly #lost: () => void
  readonly #waiting = new Map<number, PromiseWithResolvers<ThreadHit[]>>()
  #count = 0

  constructor(agreement: Agreement, lost: () => void) {
    this.#agreement = agreement
    this.#lost = lost
  }

  /** Begins to tell what the document holds; one that is forgotten before its end is to be begun again. */
  begin(name: string): Telling {
    this.#tell({ kind: 'begin', name })
    return {
      take: (piece) => this.#tell({ kind: 'take', name, piece }),
      end: async () => {
        await this.#ask((question) => ({ kind: 'end', name, question }))
      },
    }
  }

  /** Has the document hold this and nothing else, for whoever looks for something after. */
  keep(name: string, content: DocumentContent): void {
    const telling = this.begin(name)
    telling.take(content)
    // Who looks for something hears that the thread has ended.
    telling.end().catch(() => {})
  }

  forget(name: string): void {
    this.#worker?.postMessage({ kind: 'forget', name } satisfies Message)
  }

  /** What fits in those of the documents that are kept: the best of each kind, and nothing of any other document. */
  find(typed: string, documents: readonly SearchedDocument[]): Promise<ThreadHit[]> {
    return this.#ask((question) => ({ kind: 'find', question, typed, documents }))
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(messageOf: (question: number) => Message): Promise<ThreadHit[]> {
    const question = ++this.#count
    const waiting = Promise.withResolvers<ThreadHit[]>()
    this.#waiting.set(question, waiting)
    this.#tell(messageOf(question))
    return waiting.promise
  }

  #tell(message: Message): void {
    this.#worker ??= this.#begun()
    this.#worker.postMessage(message)
  }

  #begun(): Worker {
    const worker = new Worker(WORKER, { workerData: { agreement: this.#agreement } })
    // Nobody who looks for something keeps a server running.
    worker.unref()
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.question)
      this.#waiting.delete(answer.question)
      if ('hits' in answer) waiting?.resolve(answer.hits)
      else waiting?.reject(answer.error)
    })
    let reason: unknown = new Error('the thread that looks for words has stopped')
    worker.on('error', (error) => {
      reason = error
    })
    worker.on('exit', () => {
      this.#worker = undefined
      this.#lost()
      for (const { reject } of this.#waiting.values()) reject(reason)
      this.#waiting.clear()
    })
    return worker
  }
}
