import { MessageChannel } from 'node:worker_threads'
import type { ExportContent } from '#shared/export/export-content.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import type { DocumentFormat, ExportFormat } from '#shared/export/formats.ts'
import { Problem } from '../http/problem.ts'
import { askThread, TooMuchForThread } from '../threads/ask-thread.ts'
import type { TellProgress } from './export-writer.ts'
import type { PdfInsert } from './pdf-inserts.ts'
import { Turns } from './turns.ts'
import type { Sheet } from './xlsx-sheet.ts'
import type { WorkbookFacts } from './xlsx-workbook.ts'

const WORKER = new URL('./export-worker.ts', import.meta.url)
const TIME_LIMIT_MS = 60_000
const AT_ONCE = 2
const MAY_WAIT = 20
const MOST_OF_ONE_PERSON = 4
const MEMORY_LIMIT_MEGABYTES = 1_024

/** A plan in any format, or what is laid out as a document, of which a PDF may hold more, or as sheets already. */
export type ExportJob =
  | { format: ExportFormat; content: ExportContent }
  | { format: DocumentFormat; document: ExportDocument }
  | { format: 'pdf'; document: ExportDocument; inserts: readonly PdfInsert[] }
  | { format: 'xlsx'; workbook: { sheets: readonly Sheet[]; facts: WorkbookFacts } }

export interface ExportedFile {
  bytes: Uint8Array
  /** Of the bytes, and of the plan in them (shared/export/checksum.ts) where there is one, as 64 hex digits. */
  sha256: string
  contentSha256?: string
}

interface Limits {
  timeLimitMs?: number
  memoryLimitMegabytes?: number
  atOnce?: number
  mayWait?: number
}

/**
 * Writes files, each on a thread of its own, so that a long plan holds nobody's keystrokes up; few at a time, the others
 * wait in the order they were asked for.
 */
export class ExportDesk {
  readonly #turns: Turns
  readonly #timeLimitMs: number
  readonly #memoryLimitMegabytes: number
  readonly #mayWait: number
  readonly #ofPerson = new Map<string, number>()

  constructor({
    timeLimitMs = TIME_LIMIT_MS,
    memoryLimitMegabytes = MEMORY_LIMIT_MEGABYTES,
    atOnce = AT_ONCE,
    mayWait = MAY_WAIT,
  }: Limits = {}) {
    this.#turns = new Turns(atOnce)
    this.#timeLimitMs = timeLimitMs
    this.#memoryLimitMegabytes = memoryLimitMegabytes
    this.#mayWait = mayWait
  }

  /**
   * Rejects with the writer's error, when it takes too much time or memory (`export-too-heavy`), when too many wait
   * (`exports-busy`) or too many of the person's (`too-many-requests`), or with the signal's reason: then the thread has
   * ended, or never began. `tell` hears how far it is.
   */
  async write(
    job: ExportJob,
    personId: string,
    signal: AbortSignal,
    tell: TellProgress = () => {},
  ): Promise<ExportedFile> {
    const own = this.#ofPerson.get(personId) ?? 0
    if (own >= MOST_OF_ONE_PERSON) throw new Problem('too-many-requests')
    if (this.#turns.waiting >= this.#mayWait) throw new Problem('exports-busy')
    this.#ofPerson.set(personId, own + 1)
    if (this.#turns.isFull) tell({ kind: 'waiting' })
    try {
      return await this.#turns.take(signal, () => this.#onThread(job, signal, tell))
    } finally {
      this.#leave(personId)
    }
  }

  #leave(personId: string): void {
    const left = (this.#ofPerson.get(personId) ?? 1) - 1
    if (left > 0) this.#ofPerson.set(personId, left)
    else this.#ofPerson.delete(personId)
  }

  async #onThread(job: ExportJob, signal: AbortSignal, tell: TellProgress): Promise<ExportedFile> {
    const [timeLimitMs, memoryLimitMegabytes] = [this.#timeLimitMs, this.#memoryLimitMegabytes]
    const { port1: told, port2: progress } = new MessageChannel()
    told.on('message', tell)
    tell({ kind: 'begun' })
    try {
      // The next turn begins only once this thread is gone.
      return await askThread<ExportedFile>(
        WORKER,
        { ...job, progress },
        { timeLimitMs, memoryLimitMegabytes, signal, transfer: [progress] },
      )
    } catch (error) {
      throw error instanceof TooMuchForThread ? new Problem('export-too-heavy') : error
    } finally {
      told.close()
    }
  }
}
