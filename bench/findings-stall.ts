import { monitorEventLoopDelay } from 'node:perf_hooks'
import { FindingsThread } from '#server/findings/findings-thread.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import { dice } from '#shared/overlap/testing/dice.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import { madeUpPlan } from './made-up-plan.ts'

/**
 * The longest the event loop stands still while a plan's warnings are found for the first time, in milliseconds: on a thread
 * of their own, and on the loop itself. Must come before anything else reads an activity: the vocabulary is arranged once.
 */
export async function firstReadingStalls(size: number): Promise<{ onThread: number; onLoop: number }> {
  const activities = madeUpPlan(size, dice(1)) as Activity[]
  const thread = new FindingsThread(BUILT_IN_AGREEMENT)
  const onThread = await longestStall(() => thread.read().find(activities, NOTHING_TAUGHT))
  await thread.stop()
  const onLoop = await longestStall(async () => findFindings(activities, BUILT_IN_AGREEMENT))
  return { onThread, onLoop }
}

async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await turn()
  await work()
  await turn()
  delay.disable()
  return delay.max / 1e6
}

/** The loop's delay is noticed at the next tick of its timer. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
