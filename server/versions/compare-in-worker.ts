import { Worker } from 'node:worker_threads'
import type { PlanChange } from '#shared/versions/compare-plans.ts'
import type { WrittenPlan } from '#shared/versions/written-plan.ts'

const WORKER = new URL('./compare-worker.ts', import.meta.url)

/** `comparePlans` on a thread of its own, so that plans of which nothing is left as it was hold nobody up. Rejects as it throws. */
export function compareInWorker(before: WrittenPlan, after: WrittenPlan): Promise<PlanChange> {
  const worker = new Worker(WORKER, { workerData: { before, after } })
  return new Promise<PlanChange>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`comparing stopped with code ${code}`)))
  }).finally(() => worker.terminate())
}
