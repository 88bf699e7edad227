import { Worker } from 'node:worker_threads'
import type { Findings } from '#shared/findings/findings.ts'
import { type PlanNews, planNews } from '#shared/findings/plan-news.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'

const WORKER = new URL('./findings-worker.ts', import.meta.url)

export type Message =
  | { kind: 'find'; reading: number; question: number; news: PlanNews }
  | { kind: 'forget'; reading: number }

export interface Answer {
  question: number
  findings: Findings
}

/** One plan, read again and again while it is edited; what is known of it goes with this object. */
export interface PlanReading {
  /** Rejects where the thread fails; the next call starts it anew. */
  find(activities: readonly Activity[], taught: WorkspaceVocabulary): Promise<Findings>
}

/**
 * Finds warnings on a thread of its own: arranging the vocabulary and reading a plan for the first time take long enough
 * to hold everybody's keystrokes up. It begins when it is first asked.
 */
export class FindingsThread {
  #worker: Worker | undefined
  readonly #waiting = new Map<number, PromiseWithResolvers<Findings>>()
  #count = 0
  readonly #gone = new FinalizationRegistry<number>((reading) => this.#tell({ kind: 'forget', reading }))

  read(): PlanReading {
    const reading = ++this.#count
    let known: { worker: Worker; newsOf: ReturnType<typeof planNews> } | undefined
    const opened: PlanReading = {
      find: (activities, taught) => {
        const worker = this.#begun()
        // A worker that has been started anew knows nothing of the plan.
        if (known?.worker !== worker) known = { worker, newsOf: planNews() }
        return this.#ask(reading, known.newsOf(activities, taught))
      },
    }
    this.#gone.register(opened, reading)
    return opened
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(reading: number, news: PlanNews): Promise<Findings> {
    const question = ++this.#count
    const waiting = Promise.withResolvers<Findings>()
    this.#waiting.set(question, waiting)
    this.#tell({ kind: 'find', reading, question, news })
    return waiting.promise
  }

  #tell(message: Message): void {
    this.#worker?.postMessage(message)
  }

  #begun(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(WORKER)
    // Warnings alone keep no server running.
    worker.unref()
    worker.on('message', ({ question, findings }: Answer) => {
      this.#waiting.get(question)?.resolve(findings)
      this.#waiting.delete(question)
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
