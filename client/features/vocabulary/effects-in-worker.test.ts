import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { NOTHING_TAUGHT } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { EffectQuestion } from './effect-question.ts'
import { startEffectsWorker } from './effects-in-worker.ts'

/** Cannot be loaded. */
class Missing extends EventTarget {
  postMessage() {
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
  terminate() {}
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a reader that stays away is tried for all questions together, and lets none of them wait for ever', async () => {
  let starts = 0
  const effects = startEffectsWorker(BUILT_IN_AGREEMENT, () => {
    starts += 1
    return new Missing() as unknown as Worker
  })
  const leaving = new AbortController()
  const answers = Array.from({ length: 20 }, (_, index) => {
    const question: EffectQuestion = { kind: 'new-word', form: `ord${index}`, concept: 'topic:drones' }
    return effects.ask({ activities: [], vocabulary: NOTHING_TAUGHT, question }, leaving.signal)
  })
  await vi.runAllTimersAsync()
  expect(new Set(await Promise.all(answers))).toEqual(new Set([undefined]))
  expect(starts).toBeLessThan(10)
  effects.stop()
})
