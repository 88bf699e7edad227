/** The address of a thread: its plan's page, at the thread. */

const THREAD_HASH = /^#kommentar\/([A-Za-z0-9_-]{1,64})$/

/** The path of the page that opens the plan at the thread. */
export function threadPath(planId: string, threadId: string): string {
  return `/planer/${planId}#kommentar/${threadId}`
}

/** The thread that an address's hash asks for; undefined where it asks for none. */
export function threadInHash(hash: string): string | undefined {
  return THREAD_HASH.exec(hash)?.[1]
}
