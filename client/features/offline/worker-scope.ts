/** The little of a service worker's own world that is used here; TypeScript knows it only where there is no page. */
export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { unregister(): Promise<boolean> }
}

interface LifeEvent {
  /** The worker is not ended before. */
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}

export const scope = self as unknown as WorkerScope
