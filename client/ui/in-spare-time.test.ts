import { afterEach, expect, it, vi } from 'vitest'
import { inSpareTime } from './in-spare-time.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Each step takes so long by a clock that stands still otherwise. */
function* slowSteps(count: number, milliseconds: number, seen: number[]): Generator<undefined, string> {
  for (let step = 0; step < count; step++) {
    seen.push(step)
    const now = performance.now() + milliseconds
    vi.spyOn(performance, 'now').mockReturnValue(now)
    yield
  }
  return 'done'
}

it('[SPEED-5] takes many small steps at once, gives way after some milliseconds, and answers at the end', async () => {
  const seen: number[] = []
  const answer = inSpareTime(slowSteps(20, 1, seen), new AbortController().signal)
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.length).toBeLessThan(20)
  expect(await answer).toBe('done')
  expect(seen).toHaveLength(20)
})

it('[SPEED-5] takes no step more once it is aborted', async () => {
  const seen: number[] = []
  const stopping = new AbortController()
  const answer = inSpareTime(slowSteps(20, 5, seen), stopping.signal)
  const before = seen.length
  stopping.abort()
  expect(await answer).toBeUndefined()
  expect(seen).toHaveLength(before)
})
