import { giveWay } from './give-way.ts'

/** So long at a time that a key is not felt to wait. */
const AT_ONCE_MS = 8

/** Takes the steps while nobody waits for anything else, and answers what the last answers; undefined once it is aborted. */
export async function inSpareTime<Answer>(
  steps: Generator<undefined, Answer>,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  for (let since = performance.now(); !signal.aborted; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - since < AT_ONCE_MS) continue
    await giveWay()
    since = performance.now()
  }
  return undefined
}
