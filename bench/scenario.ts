import type { ServerName } from './server-process.ts'

/** What one run of a scenario measured of one server, by the name of the figure. */
export type Figures = Record<string, number>

export interface Scenario {
  letter: string
  title: string
  /** Figures in the order in which they are printed, each with what it is. */
  figures: Readonly<Record<string, string>>
  servers: readonly ServerName[]
  /** Once is enough where it is a series of trials in itself. */
  once?: boolean
  /** `seed` differs between repetitions and is the same for every server in one. */
  run(server: ServerName, options: { seed: number; quick: boolean }): Promise<Figures>
}
