/** `npm run bench`: what the server costs beside its peers and a bare relay, in one interleaved run. Ratios, since machines differ. */
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { BenchMistake, type BenchOptions, readOptions } from './options.ts'
import { describeRun, putOnPage } from './page.ts'
import { reportOn } from './report.ts'
import type { Figures, Results, Scenario } from './scenario.ts'
import { coldOpen } from './scenarios/cold-open.ts'
import { crash } from './scenarios/crash.ts'
import { manyRooms } from './scenarios/many-rooms.ts'
import { presenceStorm } from './scenarios/presence-storm.ts'
import { saturation } from './scenarios/saturation.ts'
import { stuckReader } from './scenarios/stuck-reader.ts'
import { typing } from './scenarios/typing.ts'
import { peersAreInstalled, profileInto, SERVERS, type ServerName } from './server-process.ts'
import { toldRun } from './told-run.ts'

const SCENARIOS: readonly Scenario[] = [
  typing,
  saturation,
  manyRooms,
  coldOpen,
  presenceStorm,
  crash,
  stuckReader,
]

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), SCENARIOS)
  if (options.profileFolder !== undefined) profileInto(options.profileFolder)
  const servers = options.servers.filter((name) => !SERVERS[name].isPeer || peersAreInstalled())
  if (servers.length < options.servers.length)
    console.error('Hocuspocus and y-websocket are left out: `npm run bench:peers` installs them.')

  const loadBefore = loadavg()[0] ?? 0
  const results = await measureAll(options, servers)
  const report = `${describeRun([loadBefore, loadavg()[0] ?? 0])}\n\n${reportOn(results)}`
  console.log(report)
  if (options.page) await putOnPage(report, 'npm run bench')
  if (options.jsonFile !== undefined) {
    const byLetter = [...results].map(([{ letter }, byServer]) => [letter, Object.fromEntries(byServer)])
    await writeFile(options.jsonFile, `${JSON.stringify(Object.fromEntries(byLetter), undefined, 2)}\n`)
  }
}

/** One repetition after the other, and in each the servers in turn, so that what else the machine does falls on all. */
async function measureAll(options: BenchOptions, servers: readonly ServerName[]): Promise<Results> {
  const results = new Map(options.scenarios.map((scenario) => [scenario, new Map<ServerName, Figures[]>()]))
  for (let repetition = 0; repetition < options.repetitions; repetition++) {
    for (const scenario of options.scenarios) {
      if (scenario.once && repetition > 0) continue
      for (const name of servers) {
        if (!scenario.servers.includes(name)) continue
        const run = `${repetition + 1}/${options.repetitions} ${scenario.letter} ${name}`
        const figures = await toldRun(run, () =>
          scenario.run(name, { seed: repetition + 1, quick: options.quick }),
        )
        const byServer = results.get(scenario)
        if (figures) byServer?.set(name, [...(byServer.get(name) ?? []), figures])
      }
    }
  }
  return results
}

main().catch((error: unknown) => {
  console.error(error instanceof BenchMistake ? error.message : error)
  process.exit(1)
})
