import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from './pace.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is asked for after a pause is done at the end of this turn of the event loop, once', () => {
  let times = 0
  const pace = new Pace(() => times++)
  pace.ask(16)
  pace.ask(16)
  expect(times).toBe(0)
  vi.advanceTimersByTime(0)
  expect(times).toBe(1)
})

test('what is asked for again soon waits until the interval is over, and is done once', () => {
  let times = 0
  const pace = new Pace(() => times++)
  pace.ask(16)
  vi.advanceTimersByTime(1)
  for (let asked = 0; asked < 5; asked++) pace.ask(16)
  vi.advanceTimersByTime(10)
  expect(times).toBe(1)
  vi.advanceTimersByTime(10)
  expect(times).toBe(2)
  vi.advanceTimersByTime(100)
  expect(times).toBe(2)
})

test('what is done at once is not done again for what was asked before, and what is cancelled not at all', () => {
  let times = 0
  const pace = new Pace(() => times++)
  pace.ask(16)
  pace.now()
  vi.advanceTimersByTime(100)
  expect(times).toBe(1)
  pace.ask(16)
  pace.cancel()
  vi.advanceTimersByTime(100)
  expect(times).toBe(1)
})
