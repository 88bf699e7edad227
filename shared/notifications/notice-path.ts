import { threadPath } from '../comments/thread-link.ts'

/** The path of the page that shows what a notice is about. */
export function noticePath({ planId, threadId }: { planId: string; threadId?: string | undefined }): string {
  return threadId === undefined ? `/planer/${planId}` : threadPath(planId, threadId)
}
