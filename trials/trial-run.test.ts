import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { namingSeed, type Trial } from './trial.ts'
import { TrialRun } from './trial-run.ts'

let folder: string
let failedFile: string
const said: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samplan-trials-'))
  failedFile = join(folder, 'failed.log')
  said.length = 0
})
afterEach(() => rm(folder, { recursive: true }))

/** A trial of three rounds that does so in each. */
function trialOf(name: string, round: (seed: number) => void | Promise<void>): Trial {
  return {
    name,
    rules: [],
    roundsInCi: 1,
    rounds: 3,
    run: async (course) => {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) await round(seed)
      return 'All held.'
    },
  }
}

function runOf(trials: readonly Trial[]): TrialRun {
  return new TrialRun({ trials, minutes: 1, firstSeed: 40, failedFile, say: (line) => said.push(line) })
}

const AGAIN = [
  '  npm run test:deep -- --only doubtful --seed 41 --rounds 1',
  '  npm run test:deep -- --only doubtful --seed 40 --rounds 2',
].join('\n')
const LAST_LINES = [`FAILED doubtful at seed 41: seed 41: a word was lost\n${AGAIN}`, '1 passed, 1 failed']

const doubtful = trialOf('doubtful', (seed) =>
  namingSeed(seed, () => {
    if (seed === 41) throw new Error('a word was lost')
  }),
)

it('ends with the seed and the reason of what failed, and what repeats it, however much is said after it', async () => {
  const long = trialOf('long', () => {
    for (let line = 0; line < 1_000; line++) said.push('something else')
  })
  expect(await runOf([doubtful, long]).run()).toBe(false)
  expect(said.slice(-2)).toEqual(LAST_LINES)
})

it('has written down what failed before the next trial begins, with what caused it', async () => {
  let written = ''
  const next = trialOf('next', async () => {
    written = await readFile(failedFile, 'utf8')
  })
  await runOf([doubtful, next]).run()
  expect(written).toContain('doubtful FAILED at seed 41: Error: seed 41: a word was lost')
  expect(written).toContain('[cause]: Error: a word was lost')
  expect(written).toContain(AGAIN)
})

it('names the seed of the round also where the trial does not', async () => {
  const plain = trialOf('plain', (seed) => {
    if (seed === 42) throw new Error('torn')
  })
  await runOf([plain]).run()
  expect(said.at(-2)).toContain('FAILED plain at seed 42: torn')
})

it('says which trial and seed was under way when the process ends under it', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>()
  const hanging = trialOf('hanging', () => {
    begin()
    return held
  })
  const run = runOf([hanging])
  const ended = run.run()
  await begun
  run.cutShort(new Error('ended by SIGTERM'))
  expect(said.slice(-2)).toEqual([
    'FAILED hanging at seed 40: ended by SIGTERM\n  npm run test:deep -- --only hanging --seed 40 --rounds 1',
    '0 passed, 1 failed',
  ])
  expect(await readFile(failedFile, 'utf8')).toContain('hanging FAILED at seed 40')
  goOn()
  await ended
})

it('passes where every trial does, and says so; and not where there is none', async () => {
  expect(await runOf([trialOf('sound', () => {})]).run()).toBe(true)
  expect(said).toEqual([
    expect.stringMatching(/^sound: 3 of 3 rounds in \d+ s\. All held\.$/u),
    '1 passed, 0 failed',
  ])
  expect(await runOf([]).run()).toBe(false)
})
