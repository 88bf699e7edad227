import { parentPort, workerData } from 'node:worker_threads'
import type { WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import { NotImportable } from '../import/not-importable.ts'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'
import { AGREEMENT_REFUSALS, readAgreementFile } from './read-agreement-file.ts'

async function answer(bytes: Uint8Array): Promise<StrangerAnswer<WordingLayers>> {
  try {
    return { kind: 'read', read: await readAgreementFile(bytes) }
  } catch (error) {
    if (error instanceof NotImportable) return { kind: 'refused', code: AGREEMENT_REFUSALS[error.code] }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'agreement-damaged' }
    throw error
  }
}

parentPort?.postMessage(await answer(workerData))
