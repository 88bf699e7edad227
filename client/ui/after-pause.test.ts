import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AfterPause } from './after-pause.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('acts once, so long after the last beginning', () => {
  const act = vi.fn()
  const pause = new AfterPause(300, act)
  for (let letter = 0; letter < 10; letter++) {
    pause.begin()
    vi.advanceTimersByTime(200)
  }
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(99)
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(10_000)
  expect(act).toHaveBeenCalledOnce()
})

it('begins again after it has acted, also from within', () => {
  let count = 0
  const pause = new AfterPause(300, () => {
    count += 1
    if (count < 3) pause.begin()
  })
  pause.begin()
  vi.advanceTimersByTime(900)
  expect(count).toBe(3)
  pause.begin()
  vi.advanceTimersByTime(300)
  expect(count).toBe(4)
})

it('takes a shorter pause at its word, and a longer one', () => {
  const act = vi.fn()
  const pause = new AfterPause(300, act)
  pause.begin()
  pause.begin(100)
  vi.advanceTimersByTime(100)
  expect(act).toHaveBeenCalledOnce()
  pause.begin()
  pause.begin(1_000)
  vi.advanceTimersByTime(999)
  expect(act).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(2)
})

it('does nothing once it is cancelled, and holds no timer', () => {
  const act = vi.fn()
  const pause = new AfterPause(300, act)
  pause.begin()
  pause.cancel()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(1_000)
  expect(act).not.toHaveBeenCalled()
})
