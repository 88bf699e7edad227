import { expect, it } from 'vitest'
import { Course } from './trial.ts'
import { TRIALS } from './trials.ts'

/** Far longer than the rounds take; a trial that hangs still fails. */
const HANGS_AFTER_MS = 180_000

/** The same seeds every time: CI repeats what is known to hold, and `npm run test:deep` looks for what does not. */
const FIRST_SEED = 1

it.each(TRIALS.map((trial) => [`[${trial.rules.join(', ')}] ${trial.name}`, trial] as const))(
  '%s',
  async (_name, trial) => {
    const course = new Course({
      rounds: trial.roundsInCi,
      firstSeed: FIRST_SEED,
      timeLeft: () => Number.POSITIVE_INFINITY,
    })
    console.log(`${trial.name}: ${await trial.run(course)}`)
    expect(course.started).toBe(trial.roundsInCi)
  },
  HANGS_AFTER_MS,
)

/** What once failed stays. */
const SEEDS_THAT_FAILED = [
  ['mutated-updates', 1_482_500_308],
  ['mutated-frames', 776],
] as const

it.each(SEEDS_THAT_FAILED)(
  '%s holds at seed %i',
  async (name, firstSeed) => {
    const trial = TRIALS.find((one) => one.name === name)
    const course = new Course({ rounds: 1, firstSeed, timeLeft: () => Number.POSITIVE_INFINITY })
    await trial?.run(course)
    expect(course.started).toBe(1)
  },
  HANGS_AFTER_MS,
)
