import type { Figures } from './scenario.ts'

/** Tells what a run measured, or why it failed: the others are worth having all the same, but the process ends with 1. */
export async function toldRun(run: string, measure: () => Promise<Figures>): Promise<Figures | undefined> {
  try {
    const figures = await measure()
    console.error(run, JSON.stringify(figures))
    return figures
  } catch (error) {
    console.error(run, 'FAILED', error)
    process.exitCode = 1
    return undefined
  }
}
