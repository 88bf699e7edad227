import type { PlanChange } from '#shared/versions/compare-plans.ts'
import type { WrittenPlan } from '#shared/versions/written-plan.ts'
import { askThread } from '../threads/ask-thread.ts'

const WORKER = new URL('./compare-worker.ts', import.meta.url)

/** `comparePlans` on a thread of its own, so that plans of which nothing is left as it was hold nobody up. Rejects as it throws. */
export function compareInWorker(before: WrittenPlan, after: WrittenPlan): Promise<PlanChange> {
  return askThread(WORKER, { before, after })
}
