import { parentPort, workerData } from 'node:worker_threads'
import { type Survey, surveyFrom } from '#shared/follow-up/survey.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { NotImportable } from '../import/not-importable.ts'
import { readFile } from '../import/read-file.ts'
import type { StrangerAnswer } from '../threads/stranger-thread.ts'

/** What is said of them elsewhere is about plans, which come as text as well. */
const NO_TABLE = new Set<ProblemCode>(['import-unknown-type', 'import-empty'])

function answer({ bytes }: { bytes: Uint8Array }): StrangerAnswer<Survey> {
  try {
    const survey = surveyFrom(readFile(bytes))
    return survey ? { kind: 'read', read: survey } : { kind: 'refused', code: 'survey-no-answers' }
  } catch (error) {
    if (error instanceof NotImportable)
      return { kind: 'refused', code: NO_TABLE.has(error.code) ? 'survey-no-answers' : error.code }
    // Nested so deep that reading it fills the stack: no program writes such.
    if (error instanceof RangeError) return { kind: 'refused', code: 'import-damaged' }
    throw error
  }
}

parentPort?.postMessage(answer(workerData))
