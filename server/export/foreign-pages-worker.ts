/** The thread on which the pages of one file from outside are taken out of it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'
import { type ForeignPages, foreignPages } from './foreign-pages.ts'

const { bytes }: { bytes: Uint8Array } = workerData
parentPort?.postMessage(await answer())

async function answer(): Promise<StrangerAnswer<ForeignPages>> {
  try {
    return { kind: 'read', read: await foreignPages(bytes) }
  } catch {
    // Whatever it was, its pages are not to be had.
    return { kind: 'refused', code: 'document-damaged' }
  }
}
