import type { Figures, Scenario } from './scenario.ts'
import type { ServerName } from './server-process.ts'
import { median } from './statistics.ts'

export function printReport(results: Map<Scenario, Map<ServerName, Figures[]>>): void {
  for (const [scenario, byServer] of results) {
    console.log(`${scenario.letter}. ${scenario.title}`)
    for (const [figure, what] of Object.entries(scenario.figures)) {
      const medians = [...byServer].map(
        ([name, runs]) => `${name} ${median(runs.map((run) => run[figure] ?? NaN)).toFixed(2)}`,
      )
      console.log(`  ${what}: ${medians.join(' · ')}`)
    }
  }
}
