/**
 * `npm run test:deep -- --minutes N [--only name] [--seed S] [--rounds R]`: the trials at full length, the time shared
 * among them. Ends with `N passed, N failed`; a failure names the seed that repeats it.
 */
import { parseArgs } from 'node:util'
import { Course } from './trial.ts'
import { TRIALS } from './trials.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    only: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const trials = TRIALS.filter(({ name }) => values.only === undefined || name === values.only)
const end = performance.now() + Number(values.minutes) * 60_000
const firstSeed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)

let failed = 0
for (const [index, trial] of trials.entries()) {
  const begun = performance.now()
  // What an earlier trial did not need is shared among the later ones.
  const until = begun + (end - begun) / (trials.length - index)
  const course = new Course({
    rounds: values.rounds === undefined ? trial.rounds : Number(values.rounds),
    firstSeed,
    timeLeft: () => until - performance.now(),
  })
  const outcome = await trial.run(course).catch((error: unknown) => {
    failed++
    return `FAILED (first seed ${firstSeed}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`${trial.name}: ${course.started} of ${trial.rounds} rounds in ${seconds} s. ${outcome}`)
}
console.log(`${trials.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && trials.length > 0 ? 0 : 1
