import type { Agreement } from '#shared/agreement/agreement.ts'
import type { ImportProposal } from '#shared/import/proposal.ts'
import { Problem } from '../http/problem.ts'
import { askThread, TooMuchForThread } from '../threads/ask-thread.ts'
import type { ImportRefusal } from './not-importable.ts'

const WORKER = new URL('./import-worker.ts', import.meta.url)
const TIME_LIMIT_MS = 20_000
const MEMORY_LIMIT_MEGABYTES = 384
/** More than a few at once is nobody's plan. */
const MOST_WAITING = 5

export interface ImportQuestion {
  bytes: Uint8Array
  agreement: Agreement
  fallbackYear: number
}

export type ImportAnswer =
  | { kind: 'proposal'; proposal: ImportProposal }
  | { kind: 'refused'; code: ImportRefusal }

/**
 * Reads files of strangers, each on a thread of its own with so much time and memory and no more, one after the other: a
 * file made to take all of either takes nobody's keystrokes.
 */
export class ImportThread {
  readonly #timeLimitMs: number
  readonly #mostWaiting: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({ timeLimitMs = TIME_LIMIT_MS, mostWaiting = MOST_WAITING } = {}) {
    this.#timeLimitMs = timeLimitMs
    this.#mostWaiting = mostWaiting
  }

  /** Throws the problem that says why a file cannot be imported. */
  async read(question: ImportQuestion): Promise<ImportProposal> {
    if (this.#waiting >= this.#mostWaiting) throw new Problem('too-many-requests')
    this.#waiting++
    const reading = this.#last.then(() => ask(question, this.#timeLimitMs))
    this.#last = reading.catch(() => {})
    try {
      const answer = await reading
      if (answer.kind === 'refused') throw new Problem(answer.code)
      return answer.proposal
    } finally {
      this.#waiting--
    }
  }
}

async function ask(question: ImportQuestion, timeLimitMs: number): Promise<ImportAnswer> {
  try {
    const limits = { timeLimitMs, memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES }
    return await askThread<ImportAnswer>(WORKER, question, limits)
  } catch (error) {
    if (error instanceof TooMuchForThread) return { kind: 'refused', code: 'import-too-much' }
    throw error
  }
}
