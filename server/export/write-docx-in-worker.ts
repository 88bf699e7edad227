import { Worker } from 'node:worker_threads'
import type { ExportDocument } from '#shared/export/export-document.ts'

const WORKER = new URL('./docx-worker.ts', import.meta.url)
const TIME_LIMIT_MS = 60_000

/**
 * `writeDocx` on a thread of its own, so that a long plan holds nobody's keystrokes up. Rejects with the writer's
 * error, or when it is not done within a minute.
 */
export function writeDocxInWorker(
  document: ExportDocument,
  timeLimitMs = TIME_LIMIT_MS,
): Promise<Uint8Array> {
  const worker = new Worker(WORKER, { workerData: document })
  return new Promise<Uint8Array>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the export was not done within ${timeLimitMs} ms`)),
      timeLimitMs,
    )
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the export stopped with code ${code}`))
    })
  }).finally(() => worker.terminate())
}
