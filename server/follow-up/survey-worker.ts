import { parentPort, workerData } from 'node:worker_threads'
import { type Survey, surveyFrom } from '#shared/follow-up/survey.ts'
import { NotImportable } from '../import/not-importable.ts'
import { readFile } from '../import/read-file.ts'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'

function answer({ bytes }: { bytes: Uint8Array }): StrangerAnswer<Survey> {
  try {
    const survey = surveyFrom(readFile(bytes))
    return survey ? { kind: 'read', read: survey } : { kind: 'refused', code: 'import-empty' }
  } catch (error) {
    if (error instanceof NotImportable) return { kind: 'refused', code: error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'import-damaged' }
    throw error
  }
}

parentPort?.postMessage(answer(workerData))
