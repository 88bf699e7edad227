/** Why an operation was not done, in one sentence for whoever asked for it. Nothing has been changed. */
export class OperationRefused extends Error {
  override name = 'OperationRefused'
  /** What the command exits with. */
  readonly code: number

  constructor(message: string, code = 1) {
    super(message)
    this.code = code
  }
}
