/**
 * How often something that somebody may be guessing at was tried, wherever they asked. Every adapter passes
 * attempts-contract.ts.
 */
export interface AttemptCounter {
  /** Counts one; answers false where it is one too many. */
  count(by: string): Promise<boolean>
  /** One was no guess after all. */
  takeBack(by: string): Promise<void>
  /** None was. */
  forget(by: string): Promise<void>
}

export interface AttemptLimit {
  /** Counts what is counted under it, and nothing else. */
  name: string
  most: number
  /** From the first on, until it is counted anew. */
  seconds: number
}

export type CountAttempts = (limit: AttemptLimit) => AttemptCounter
