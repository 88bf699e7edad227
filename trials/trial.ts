import { reasonOf } from '#shared/basics/reason-of.ts'

/** One long test of what must never happen: a few rounds of it in CI, all of them by `npm run test:deep`. */
export interface Trial {
  name: string
  /** Behaviour rules (docs/rules.md) that it puts to the test. */
  rules: readonly string[]
  /** Rounds that `npm test` runs: some seconds, no more. */
  roundsInCi: number
  /** Rounds after which the promise counts as shown. */
  rounds: number
  /**
   * Runs a round for every `course.next()` and answers in one line what it saw, with figures. Rejects at the first broken
   * promise, with the seed of that round in the message.
   */
  run(course: Course): Promise<string>
}

/** Hands out rounds until there are enough of them or the time is up. */
export class Course {
  readonly #timeLeft: () => number
  readonly #rounds: number
  readonly firstSeed: number
  #started = 0

  /** `timeLeft` answers milliseconds; round n gets the seed `firstSeed + n`, so a failing one can be run alone. */
  constructor(options: { rounds: number; firstSeed: number; timeLeft: () => number }) {
    this.#rounds = options.rounds
    this.firstSeed = options.firstSeed
    this.#timeLeft = options.timeLeft
  }

  /** Rounds begun so far. */
  get started(): number {
    return this.#started
  }

  /** The seed of the round begun last. */
  get seed(): number {
    return this.firstSeed + Math.max(0, this.#started - 1)
  }

  /** The next round's seed; undefined when the trial is to end. */
  next(): number | undefined {
    if (this.#started >= this.#rounds || (this.#started > 0 && this.#timeLeft() <= 0)) return undefined
    return this.firstSeed + this.#started++
  }
}

/** Runs a round; what it rejects with, or throws, names the seed that repeats it. */
export async function namingSeed<T>(seed: number, round: () => T | Promise<T>): Promise<T> {
  try {
    return await round()
  } catch (error) {
    throw new Error(`seed ${seed}: ${reasonOf(error)}`, { cause: error })
  }
}

/** What a trial answers that cannot be run on this machine: it says so, and counts no round as shown. */
export function notRun(course: Course, reason: string): string {
  for (let seed = course.next(); seed !== undefined; seed = course.next());
  return `NOT RUN: ${reason}.`
}
