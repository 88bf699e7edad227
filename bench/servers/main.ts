/**
 * `npm run bench:servers`: what several servers on one PostgreSQL and Redis cost, beside one embedded server and beside
 * Hocuspocus with its Redis extension, in interleaved rounds. Ratios, since machines differ.
 */
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { findPostgres } from '#server/testing/private-postgres.ts'
import { findRedis } from '#server/testing/private-redis.ts'
import { BenchMistake } from '../options.ts'
import { describeRun, putOnPage } from '../page.ts'
import type { Figures } from '../scenario.ts'
import { hocuspocusRedisIsInstalled } from '../server-process.ts'
import { toldRun } from '../told-run.ts'
import { LOAD_IN_WORDS, measure } from './load.ts'
import { readOptions } from './options.ts'
import { type Round, reportOn } from './report.ts'
import { type SetupName, whyLeftOut } from './setups.ts'
import { Stores } from './stores.ts'

async function main(): Promise<void> {
  const { names, rounds, seconds, page, jsonFile } = readOptions(process.argv.slice(2))
  const installed = {
    postgres: findPostgres() !== undefined,
    redis: findRedis() !== undefined,
    peers: hocuspocusRedisIsInstalled(),
  }
  const measured = names.filter((name) => {
    const reason = whyLeftOut(name, installed)
    if (reason !== undefined) console.error(reason)
    return reason === undefined
  })
  if (measured.length === 0) throw new BenchMistake('Nothing is left to measure.')

  const loadBefore = loadavg()[0] ?? 0
  const stores = await Stores.start(measured)
  let results: Round[]
  try {
    results = await measureAll(measured, { rounds, seconds, stores })
  } finally {
    await stores.remove()
  }
  const report = [
    describeRun([loadBefore, loadavg()[0] ?? 0]),
    ...(stores.postgresIsInMemory
      ? ['PostgreSQL’s files were in memory, where a commit waits for no disk.']
      : []),
    `${LOAD_IN_WORDS}.`,
    reportOn(results),
  ].join('\n\n')
  console.log(report)
  if (page) await putOnPage(report, 'npm run bench:servers')
  if (jsonFile !== undefined)
    await writeFile(jsonFile, `${JSON.stringify(results.map(Object.fromEntries), undefined, 2)}\n`)
}

/** Round by round, and in each all setups in turn, so that what else the machine does falls on all. */
async function measureAll(
  names: readonly SetupName[],
  { rounds, seconds, stores }: { rounds: number; seconds: number; stores: Stores },
): Promise<Round[]> {
  const results: Round[] = []
  for (let seed = 1; seed <= rounds; seed++) {
    const round = new Map<SetupName, Figures>()
    results.push(round)
    for (const name of names) {
      const figures = await toldRun(`${seed}/${rounds} ${name}`, () =>
        measure(name, { stores, seconds, seed }),
      )
      if (figures) round.set(name, figures)
    }
  }
  return results
}

main().catch((error: unknown) => {
  console.error(error instanceof BenchMistake ? error.message : error)
  process.exit(1)
})
