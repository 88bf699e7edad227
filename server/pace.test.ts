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

test('what was done along with something else is not done again, and the interval begins there', () => {
  let times = 0
  const pace = new Pace(() => times++)
  expect(pace.isDue(0)).toBe(false)
  pace.ask(50)
  vi.advanceTimersByTime(1)
  pace.ask(50)
  vi.advanceTimersByTime(20)
  expect([pace.isDue(30), pace.isDue(20)]).toEqual([false, true])
  pace.happened()
  vi.advanceTimersByTime(100)
  expect(times).toBe(1)
  expect(pace.isDue(0)).toBe(false)
})
