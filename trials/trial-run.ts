import { appendFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { Course, type Trial } from './trial.ts'

export interface TrialRunOptions {
  trials: readonly Trial[]
  minutes: number
  firstSeed: number
  /** Instead of as many as each trial has. */
  rounds?: number | undefined
  /** Where every failure is written down at once, whatever becomes of the log. */
  failedFile: string
  say: (line: string) => void
}

interface Failure {
  trial: string
  firstSeed: number
  /** The round's own. */
  seed: number
  reason: string
}

/**
 * Trials one after the other, the time shared among them. What fails is told where it happened and once more in the last
 * lines, and stands in a file of its own from the moment it happened: with its seed, its reason and what repeats it.
 */
export class TrialRun {
  readonly #options: TrialRunOptions
  readonly #failures: Failure[] = []
  #passed = 0
  #underWay: { trial: Trial; course: Course } | undefined

  constructor(options: TrialRunOptions) {
    this.#options = options
  }

  /** Resolves, never rejects, with whether there were trials and all of them passed. */
  async run(): Promise<boolean> {
    const { trials, minutes, rounds, firstSeed, say } = this.#options
    const end = performance.now() + minutes * 60_000
    for (const [index, trial] of trials.entries()) {
      const begun = performance.now()
      // What an earlier trial did not need is shared among the later ones.
      const until = begun + (end - begun) / (trials.length - index)
      const course = new Course({
        rounds: rounds ?? trial.rounds,
        firstSeed,
        timeLeft: () => until - performance.now(),
      })
      this.#underWay = { trial, course }
      const outcome = await this.#outcomeOf(trial, course)
      this.#underWay = undefined
      const seconds = ((performance.now() - begun) / 1000).toFixed(0)
      say(`${trial.name}: ${course.started} of ${trial.rounds} rounds in ${seconds} s. ${outcome}`)
    }
    this.#close()
    return this.#passed > 0 && this.#failures.length === 0
  }

  /** The process is ending under the run: says which trial that was in, and in which round. */
  cutShort(error: unknown): void {
    if (!this.#underWay) return
    const { trial, course } = this.#underWay
    this.#options.say(`${trial.name}: ${this.#fail(trial, course, error)}`)
    this.#close()
  }

  async #outcomeOf(trial: Trial, course: Course): Promise<string> {
    try {
      const outcome = await trial.run(course)
      this.#passed++
      return outcome
    } catch (error) {
      return this.#fail(trial, course, error)
    }
  }

  /** Answers what is told of it where it happened. */
  #fail(trial: Trial, course: Course, error: unknown): string {
    const { firstSeed, seed } = course
    const failure = { trial: trial.name, firstSeed, seed, reason: reasonOf(error) }
    this.#failures.push(failure)
    const told = `FAILED at seed ${seed}: ${inspect(error)}`
    appendFileSync(
      this.#options.failedFile,
      `${new Date().toISOString()} ${trial.name} ${told}\n${repeating(failure)}\n`,
    )
    return told
  }

  #close(): void {
    const { say } = this.#options
    for (const failure of this.#failures)
      say(`FAILED ${failure.trial} at seed ${failure.seed}: ${failure.reason}\n${repeating(failure)}`)
    say(`${this.#passed} passed, ${this.#failures.length} failed`)
  }
}

/** The round alone; and with those before it, where there were any, for a trial whose rounds build on each other. */
function repeating({ trial, firstSeed, seed }: Failure): string {
  const alone = `  npm run test:deep -- --only ${trial} --seed ${seed} --rounds 1`
  if (seed === firstSeed) return alone
  return `${alone}\n  npm run test:deep -- --only ${trial} --seed ${firstSeed} --rounds ${seed - firstSeed + 1}`
}
