/** Resolves once what the person does, what is to be painted and whatever else waits has had its turn. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { postTask?: PostTask } }
  // What stands behind keys, frames and timers; a browser without it takes them in the order in which they came.
  if (scheduler?.postTask) return scheduler.postTask(() => undefined, { priority: 'background' })
  return new Promise((resolve) => setTimeout(resolve, 0))
}

type PostTask = (task: () => void, options: { priority: 'background' }) => Promise<void>
