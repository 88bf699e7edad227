import { parentPort, workerData } from 'node:worker_threads'
import { compareAgreed } from '#shared/versions/compare-agreed.ts'
import { comparePlans } from '#shared/versions/compare-plans.ts'
import { authored, authoredParts } from './authored.ts'
import { planFromTexts } from './part-texts.ts'
import type { VersionJob } from './version-thread.ts'

parentPort?.postMessage(answerTo(workerData))

function answerTo(job: VersionJob) {
  switch (job.kind) {
    case 'author':
      return authoredParts(job.reading)
    case 'compare':
      return comparePlans(planFromTexts(job.before), authored(job.after))
    case 'compare-agreed':
      return compareAgreed(
        job.agreed.map(({ category, parts }) => ({ category, plan: planFromTexts(parts) })),
        authored(job.after),
      )
    default:
      job satisfies never
      throw new Error(`Unknown job: ${JSON.stringify(job)}`)
  }
}
