import type { CallResult } from '../../api/call.ts'

/** On a train a request may neither arrive nor fail for minutes. */
const PATIENCE_MS = 8_000

export interface Answered<Answer> {
  result: CallResult<Answer>
  /** The server could not be reached: this is what it said when it last could. */
  isFromDevice: boolean
}

/** What the server answers; where it cannot be reached, or not in time, what this device has kept, if anything. */
export async function serverOrDevice<Answer>(
  asked: Promise<CallResult<Answer>>,
  kept: () => Promise<Answer | undefined>,
): Promise<Answered<Answer>> {
  const inTime = await orNothingIn(PATIENCE_MS, asked)
  if (inTime && !isUnreached(inTime)) return { result: inTime, isFromDevice: false }
  const answer = await kept()
  if (answer === undefined) return { result: await asked, isFromDevice: false }
  return { result: { kind: 'ok', answer }, isFromDevice: true }
}

function isUnreached(result: CallResult<unknown>): boolean {
  return result.kind === 'problem' && result.code === 'no-connection'
}

function orNothingIn<Value>(limit: number, promise: Promise<Value>): Promise<Value | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), limit)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
