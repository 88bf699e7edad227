import type { ServerName } from './server-process.ts'

export type Letter = 'A' | 'A2' | 'B' | 'C' | 'D' | 'E' | 'F'

/** What one run of a scenario measured of one server, by the name of the figure. */
export type Figures = Readonly<Record<string, number>>

export interface Scenario {
  letter: Letter
  title: string
  /** Figures in the order in which they are printed, each with what it is. */
  figures: Readonly<Record<string, string>>
  servers: readonly ServerName[]
  /** Once is enough where it is a series of trials in itself. */
  once?: boolean
  /** `seed` differs between repetitions and is the same for every server in one. */
  run(server: ServerName, options: { seed: number; quick: boolean }): Promise<Figures>
}

/** All that a run of the bench measured: of each scenario, of each server, one set of figures a repetition. */
export type Results = ReadonlyMap<Scenario, ReadonlyMap<ServerName, readonly Figures[]>>

/** The repetitions of one figure; none where the server or the scenario was not measured. */
export function figuresOf(results: Results, letter: Letter, server: ServerName, figure: string): number[] {
  for (const [scenario, byServer] of results) {
    if (scenario.letter !== letter) continue
    return (byServer.get(server) ?? []).flatMap((figures) => figures[figure] ?? [])
  }
  return []
}
