import { Worker } from 'node:worker_threads'

const WORKER = new URL('./slices-worker.ts', import.meta.url)

/** `slicesOf` on a thread of its own, so that reading a long document holds nobody's keystrokes up. Rejects as it throws. */
export function sliceInWorker(snapshot: Uint8Array): Promise<Uint8Array[]> {
  const worker = new Worker(WORKER, { workerData: snapshot })
  return new Promise<Uint8Array[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`reading it stopped with code ${code}`)))
  }).finally(() => worker.terminate())
}
