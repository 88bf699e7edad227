import { SERVICE_WORKER } from '#shared/protocol/service-worker.ts'
import { shellNames } from './shell.ts'

/** A page may be open for days; browsers look for a newer worker by themselves only when one is loaded. */
const LOOK_EVERY_MS = 30 * 60_000

/** Keeping the rest of the client must not hold up the page that somebody waits for. */
const FIRST_PAGE_MS = 2_000

/**
 * Has the browser keep the client's files, and looks for a newer edition of them. Calls back when there is one, whose files
 * the browser then has; this page goes on with its own. Answers what stops looking. Where the browser has no workers, as
 * without TLS, nothing is kept.
 */
export function keepShell(ownScript: string, onNewer: () => void): () => void {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!container) return () => undefined
  const stopping = new AbortController()
  const { signal } = stopping
  let registration: ServiceWorkerRegistration | undefined
  const begin = setTimeout(async () => {
    try {
      if (isWithdrawn()) await (await container.getRegistration())?.update()
      else registration = await container.register(SERVICE_WORKER, { updateViaCache: 'none' })
    } catch {
      // A browser that refuses the worker shows the page all the same.
    }
  }, FIRST_PAGE_MS)
  const look = async () => {
    try {
      await registration?.update()
    } catch {
      // The server cannot be reached, or the worker cannot have all it needs: the next look may find more.
    }
  }
  const compare = async () => {
    if (!signal.aborted && (await isOlder(ownScript))) onNewer()
  }
  // A worker takes over once it has all of its edition.
  container.addEventListener('controllerchange', () => void compare(), { signal })
  addEventListener('online', () => void look(), { signal })
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => {
    clearTimeout(begin)
    clearInterval(timer)
    stopping.abort()
  }
}

/** Whether the server says in the page that nothing is to be kept: a worker that is there fetches the one that ends it. */
function isWithdrawn(): boolean {
  return document.documentElement.dataset.offline === 'off'
}

/** Whether the newest edition here is another than this page's: each has a main script of its own. */
async function isOlder(ownScript: string): Promise<boolean> {
  const newest = (await shellNames(caches)).at(-1)
  if (newest === undefined) return false
  return (await (await caches.open(newest)).match(new URL(ownScript).pathname)) === undefined
}
