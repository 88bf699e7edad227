import { parentPort, workerData } from 'node:worker_threads'
import type { ImportAnswer, ImportQuestion } from './import-thread.ts'
import { NotImportable } from './not-importable.ts'
import { propose } from './propose.ts'

const { bytes, agreement, fallbackYear }: ImportQuestion = workerData

function answer(): ImportAnswer {
  try {
    return { kind: 'proposal', proposal: propose(bytes, agreement, fallbackYear) }
  } catch (error) {
    if (error instanceof NotImportable) return { kind: 'refused', code: error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'import-damaged' }
    throw error
  }
}

parentPort?.postMessage(answer())
