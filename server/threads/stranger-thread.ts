import type { ProblemCode } from '#shared/protocol/problems.ts'
import { Problem } from '../http/problem.ts'
import { askThread, TooMuchForThread } from './ask-thread.ts'

const TIME_LIMIT_MS = 20_000
const MEMORY_LIMIT_MEGABYTES = 384
/** More than a few at once is nobody's work. */
const MOST_WAITING = 5

/** What a script posts of a file that it was asked about. */
export type StrangerAnswer<Read> = { kind: 'read'; read: Read } | { kind: 'refused'; code: ProblemCode }

export interface StrangerThreadOptions {
  script: URL
  /** What a file is refused with that takes more time or memory than it is given. */
  tooMuch: ProblemCode
  timeLimitMs?: number
  mostWaiting?: number
}

/**
 * Reads files of strangers, each on a thread of its own with so much time and memory and no more, one after the other: a
 * file made to take all of either takes nobody's keystrokes.
 */
export class StrangerThread<Question, Read> {
  readonly #options: Required<StrangerThreadOptions>
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(options: StrangerThreadOptions) {
    this.#options = { timeLimitMs: TIME_LIMIT_MS, mostWaiting: MOST_WAITING, ...options }
  }

  /** Throws the problem that says why a file cannot be read. */
  async read(question: Question): Promise<Read> {
    if (this.#waiting >= this.#options.mostWaiting) throw new Problem('too-many-requests')
    this.#waiting++
    const reading = this.#last.then(() => this.#ask(question))
    this.#last = reading.catch(() => {})
    try {
      const answer = await reading
      if (answer.kind === 'refused') throw new Problem(answer.code)
      return answer.read
    } finally {
      this.#waiting--
    }
  }

  async #ask(question: Question): Promise<StrangerAnswer<Read>> {
    const { script, tooMuch, timeLimitMs } = this.#options
    try {
      const limits = { timeLimitMs, memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES }
      return await askThread<StrangerAnswer<Read>>(script, question, limits)
    } catch (error) {
      if (error instanceof TooMuchForThread) return { kind: 'refused', code: tooMuch }
      throw error
    }
  }
}
