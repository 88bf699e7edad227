import { parentPort, workerData } from 'node:worker_threads'
import { comparePlans } from '#shared/versions/compare-plans.ts'
import type { WrittenPlan } from '#shared/versions/written-plan.ts'

const { before, after }: { before: WrittenPlan; after: WrittenPlan } = workerData
parentPort?.postMessage(comparePlans(before, after))
