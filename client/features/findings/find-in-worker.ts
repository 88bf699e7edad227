import type { Findings } from '#shared/findings/findings.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { planNews } from './plan-news.ts'

/** Reads the activities with what the workspace has taught and answers their findings; undefined when the reading failed. */
export type FindFindings = (
  activities: readonly Activity[],
  vocabulary: WorkspaceVocabulary | undefined,
) => Promise<Findings | undefined>

/** Starts the reader beside the page, so that a large plan never makes the typing wait. */
export function startFindingsWorker(): { find: FindFindings; stop(): void } {
  const worker = new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' })
  const waiting: ((findings: Findings | undefined) => void)[] = []
  const newsOf = planNews()
  // The worker answers in the order it was asked.
  worker.addEventListener('message', ({ data }: MessageEvent<Findings>) => waiting.shift()?.(data))
  worker.addEventListener('error', () => waiting.shift()?.(undefined))
  return {
    find(activities, vocabulary) {
      return new Promise((resolve) => {
        waiting.push(resolve)
        worker.postMessage(newsOf(activities, vocabulary))
      })
    },
    stop: () => worker.terminate(),
  }
}
