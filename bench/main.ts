/** `npm run bench`: what the server costs beside its peers and a bare relay, in one interleaved run. */
import { parseArgs } from 'node:util'
import { printReport } from './report.ts'
import type { Figures, Scenario } from './scenario.ts'
import { manyRooms } from './scenarios/many-rooms.ts'
import { saturation } from './scenarios/saturation.ts'
import { typing } from './scenarios/typing.ts'
import { peersAreInstalled, profileInto, SERVER_NAMES, SERVERS, type ServerName } from './server-process.ts'

const SCENARIOS: readonly Scenario[] = [typing, saturation, manyRooms]

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    servers: { type: 'string' },
    repeat: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
})
if (values.profile) profileInto(values.profile)
const wanted = values.only?.split(',') ?? SCENARIOS.map(({ letter }) => letter)
const names = SERVER_NAMES.filter((name) => values.servers?.split(',').includes(name) ?? true)
const scenarios = SCENARIOS.filter(({ letter }) => wanted.includes(letter))
const results = new Map<Scenario, Map<ServerName, Figures[]>>()

for (let repetition = 0; repetition < Number(values.repeat); repetition++) {
  for (const scenario of scenarios) {
    for (const name of names) {
      if (!scenario.servers.includes(name)) continue
      if (SERVERS[name].isPeer && !peersAreInstalled()) continue
      const figures = await scenario.run(name, { seed: repetition + 1, quick: values.quick })
      const byServer = results.get(scenario) ?? new Map<ServerName, Figures[]>()
      results.set(scenario, byServer)
      byServer.set(name, [...(byServer.get(name) ?? []), figures])
      console.error(scenario.letter, name, JSON.stringify(figures))
    }
  }
}
printReport(results)
