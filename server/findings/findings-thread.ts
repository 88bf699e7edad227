import { Worker } from 'node:worker_threads'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { type PlanNews, planNews } from '#shared/findings/plan-news.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'

const WORKER = new URL('./findings-worker.ts', import.meta.url)

export type Message =
  | { kind: 'find'; reading: number; question: number; news: PlanNews }
  | { kind: 'forget'; reading: number }

export type Answer = { question: number; findings: Findings } | { question: number; error: unknown }

/** One plan, read again and again while it is edited; what is known of it goes with this object. */
export interface PlanReading {
  /** Rejects where this plan cannot be read or the thread fails; the next call tells the whole plan anew. */
  find(activities: readonly Activity[], taught: WorkspaceVocabulary): Promise<Findings>
}

/** What a worker has been told of a plan. */
interface Telling {
  worker: Worker
  reading: number
  newsOf: ReturnType<typeof planNews>
}

type FoundListener = (milliseconds: number, isFound: boolean) => void

/**
 * Finds warnings on a thread of its own: arranging the vocabulary and reading a plan for the first time take long enough
 * to hold everybody's keystrokes up. It begins when it is first asked.
 */
export class FindingsThread {
  readonly #agreement: Agreement
  #worker: Worker | undefined
  readonly #waiting = new Map<number, PromiseWithResolvers<Findings>>()
  #count = 0
  readonly #gone = new FinalizationRegistry<{ told: Telling | undefined }>(({ told }) => this.#forget(told))

  readonly #found: FoundListener

  /** `found` is told how many milliseconds each question has taken. */
  constructor(agreement: Agreement, found: FoundListener = () => {}) {
    this.#agreement = agreement
    this.#found = found
  }

  read(): PlanReading {
    const plan: { told: Telling | undefined } = { told: undefined }
    const opened: PlanReading = {
      find: (activities, taught) => {
        const worker = this.#begun()
        // A worker that has been started anew knows nothing of the plan.
        if (plan.told?.worker !== worker)
          plan.told = { worker, reading: ++this.#count, newsOf: planNews(this.#agreement) }
        const telling = plan.told
        const findings = this.#ask(telling.reading, telling.newsOf(activities, taught))
        findings.catch(() => {
          this.#forget(telling)
          if (plan.told === telling) plan.told = undefined
        })
        return findings
      },
    }
    this.#gone.register(opened, plan)
    return opened
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(reading: number, news: PlanNews): Promise<Findings> {
    const question = ++this.#count
    const waiting = Promise.withResolvers<Findings>()
    this.#waiting.set(question, waiting)
    const asked = performance.now()
    waiting.promise.then(
      () => this.#found(performance.now() - asked, true),
      () => this.#found(performance.now() - asked, false),
    )
    this.#tell({ kind: 'find', reading, question, news })
    return waiting.promise
  }

  #forget(told: Telling | undefined): void {
    if (told) this.#tell({ kind: 'forget', reading: told.reading })
  }

  #tell(message: Message): void {
    this.#worker?.postMessage(message)
  }

  #begun(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(WORKER)
    // Warnings alone keep no server running.
    worker.unref()
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.question)
      this.#waiting.delete(answer.question)
      if ('findings' in answer) waiting?.resolve(answer.findings)
      else waiting?.reject(answer.error)
    })
    let reason: unknown = new Error('the thread that finds warnings has stopped')
    worker.on('error', (error) => {
      reason = error
    })
    worker.on('exit', () => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.values()) reject(reason)
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }
}
