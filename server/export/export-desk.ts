import { Worker } from 'node:worker_threads'
import type { ExportContent } from '#shared/export/export-content.ts'
import type { ExportFormat } from '#shared/export/formats.ts'
import { Problem } from '../http/problem.ts'
import { Turns } from './turns.ts'

const WORKER = new URL('./export-worker.ts', import.meta.url)
const TIME_LIMIT_MS = 60_000
const AT_ONCE = 2
const MAY_WAIT = 20

export interface ExportJob {
  format: ExportFormat
  content: ExportContent
}

interface Limits {
  timeLimitMs?: number
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
  readonly #mayWait: number

  constructor({ timeLimitMs = TIME_LIMIT_MS, atOnce = AT_ONCE, mayWait = MAY_WAIT }: Limits = {}) {
    this.#turns = new Turns(atOnce)
    this.#timeLimitMs = timeLimitMs
    this.#mayWait = mayWait
  }

  /**
   * Rejects with the writer's error, when it is not done in time, when too many wait (`exports-busy`), or with the signal's
   * reason: then the thread has ended, or never began.
   */
  async write(job: ExportJob, signal: AbortSignal): Promise<Uint8Array> {
    if (this.#turns.waiting >= this.#mayWait) throw new Problem('exports-busy')
    return this.#turns.take(signal, () => this.#onThread(job, signal))
  }

  async #onThread(job: ExportJob, signal: AbortSignal): Promise<Uint8Array> {
    const worker = new Worker(WORKER, { workerData: job })
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const late = setTimeout(
      () => reject(new Error(`the export was not done within ${this.#timeLimitMs} ms`)),
      this.#timeLimitMs,
    )
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the export stopped with code ${code}`)))
    try {
      return await promise
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', giveUp)
      // The next turn begins only once this thread is gone.
      await worker.terminate()
    }
  }
}
