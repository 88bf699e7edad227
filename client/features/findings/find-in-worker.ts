import type { Findings } from '#shared/findings/findings.ts'
import type { Activity } from '#shared/plan/plan.ts'

/** Reads the activities and answers their findings; undefined when the reading failed. */
export type FindFindings = (activities: readonly Activity[]) => Promise<Findings | undefined>

/** Starts the reader beside the page, so that a large plan never makes the typing wait. */
export function startFindingsWorker(): { find: FindFindings; stop(): void } {
  const worker = new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' })
  const waiting: ((findings: Findings | undefined) => void)[] = []
  // The worker answers in the order it was asked.
  worker.addEventListener('message', ({ data }: MessageEvent<Findings>) => waiting.shift()?.(data))
  worker.addEventListener('error', () => waiting.shift()?.(undefined))
  return {
    find(activities) {
      return new Promise((resolve) => {
        waiting.push(resolve)
        // The bodies are not judged, only their words; they stay here.
        worker.postMessage(activities.map(({ body: _, ...judged }) => judged))
      })
    },
    stop: () => worker.terminate(),
  }
}
