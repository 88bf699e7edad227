/** Why a file cannot be imported: codes of shared/protocol/problems.ts. */
export type ImportRefusal =
  | 'import-unknown-type'
  | 'import-old-format'
  | 'import-encrypted'
  | 'import-macros'
  | 'import-damaged'
  | 'import-too-much'
  | 'import-empty'

/** Thrown by a reader: nothing of the file is imported. */
export class NotImportable extends Error {
  readonly code: ImportRefusal

  constructor(code: ImportRefusal) {
    super(code)
    this.code = code
  }
}
