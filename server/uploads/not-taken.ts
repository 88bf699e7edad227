import type { ProblemCode } from '#shared/protocol/problems.ts'

/** Why a file is not taken as a document. */
export type DocumentRefusal = Extract<ProblemCode, `document-${string}`>

/** Thrown by whatever checks a file: nothing of it is kept. */
export class NotTaken extends Error {
  readonly code: DocumentRefusal

  constructor(code: DocumentRefusal) {
    super(code)
    this.code = code
  }
}
