import { askThread } from '../threads/ask-thread.ts'

const WORKER = new URL('./slices-worker.ts', import.meta.url)

/** `slicesOf` on a thread of its own, so that reading a long document holds nobody's keystrokes up. Rejects as it throws. */
export function sliceInWorker(snapshot: Uint8Array): Promise<Uint8Array[]> {
  return askThread(WORKER, snapshot)
}
