import { parentPort, workerData } from 'node:worker_threads'
import type { ImportProposal } from '#shared/import/proposal.ts'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'
import type { ImportQuestion } from './import-thread.ts'
import { NotImportable } from './not-importable.ts'
import { propose } from './propose.ts'

const { bytes, agreement, fallbackYear }: ImportQuestion = workerData

function answer(): StrangerAnswer<ImportProposal> {
  try {
    return { kind: 'read', read: propose(bytes, agreement, fallbackYear) }
  } catch (error) {
    if (error instanceof NotImportable) return { kind: 'refused', code: error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'import-damaged' }
    throw error
  }
}

parentPort?.postMessage(answer())
