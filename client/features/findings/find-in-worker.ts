import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { type PlanNews, planNews } from '#shared/findings/plan-news.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { WorkerBeside } from './worker-beside.ts'

/** Reads the activities with what the workspace has taught and answers their findings; undefined when the reading failed. */
export type FindFindings = (
  activities: readonly Activity[],
  vocabulary: WorkspaceVocabulary | undefined,
) => Promise<Findings | undefined>

/** Reads beside the page, so that a large plan never makes the typing wait. */
export function startFindingsWorker(agreement: Agreement): { find: FindFindings; stop(): void } {
  const beside = new WorkerBeside<PlanNews, Findings>(
    () => new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' }),
  )
  let newsOf = planNews(agreement)
  return {
    find: (activities, vocabulary) =>
      beside.ask((isNew) => {
        if (isNew) newsOf = planNews(agreement)
        return newsOf(activities, vocabulary)
      }),
    stop: () => beside.stop(),
  }
}
