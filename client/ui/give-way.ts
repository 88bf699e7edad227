/**
 * Resolves in a task of its own: `user-blocking` as soon as may be, `background` once what the person does, what is to be
 * painted and whatever else waits has had its turn.
 */
export function giveWay(priority: 'user-blocking' | 'background' = 'background'): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { postTask?: PostTask } }
  // A browser without it takes all in the order in which it came.
  if (scheduler?.postTask) return scheduler.postTask(() => undefined, { priority })
  return new Promise((resolve) => setTimeout(resolve, 0))
}

type PostTask = (task: () => void, options: { priority: 'user-blocking' | 'background' }) => Promise<void>
