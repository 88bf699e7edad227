import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentType } from '#shared/uploads/document.ts'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'
import { checkContent } from './check-content.ts'
import { NotTaken } from './not-taken.ts'

async function answer(bytes: Uint8Array): Promise<StrangerAnswer<DocumentType>> {
  try {
    return { kind: 'read', read: await checkContent(bytes) }
  } catch (error) {
    if (error instanceof NotTaken) return { kind: 'refused', code: error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'document-damaged' }
    throw error
  }
}

parentPort?.postMessage(await answer(workerData))
