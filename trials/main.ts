/**
 * `npm run test:deep -- --minutes N [--only name] [--seed S] [--rounds R]`: the trials at full length, the time shared
 * among them. Ends with what failed, each with the seed and the command that repeats it, and `N passed, N failed`.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TrialRun } from './trial-run.ts'
import { TRIALS } from './trials.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    only: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const run = new TrialRun({
  trials: TRIALS.filter(({ name }) => values.only === undefined || name === values.only),
  minutes: Number(values.minutes),
  firstSeed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed),
  rounds: values.rounds === undefined ? undefined : Number(values.rounds),
  failedFile: join(import.meta.dirname, 'failed.log'),
  say: console.log,
})

function endBecause(error: unknown): void {
  run.cutShort(error)
  process.exit(1)
}
process.once('uncaughtException', endBecause)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => endBecause(new Error(`ended by ${signal}`)))

process.exitCode = (await run.run()) ? 0 : 1
