import { parentPort, workerData } from 'node:worker_threads'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import type { ImportAnswer, ImportQuestion } from './import-thread.ts'
import { NotImportable } from './not-importable.ts'
import { readFile } from './read-file.ts'

const { bytes, fallbackYear }: ImportQuestion = workerData

function answer(): ImportAnswer {
  try {
    const proposal = proposalFrom(readFile(bytes), BUILT_IN_AGREEMENT, fallbackYear)
    return { kind: 'proposal', proposal }
  } catch (error) {
    if (error instanceof NotImportable) return { kind: 'refused', code: error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'import-damaged' }
    throw error
  }
}

parentPort?.postMessage(answer())
