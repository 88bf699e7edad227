import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Beat, LONGEST_BEAT_MS } from './beat.ts'

let taken: string[]
const turnOf = (room: string) => () => void taken.push(room)

beforeEach(() => {
  vi.useFakeTimers()
  taken = []
})
afterEach(() => {
  vi.useRealTimers()
})

test('a turn that is asked for after a pause comes at the end of this turn of the event loop, once', () => {
  const beat = new Beat()
  const turn = turnOf('a')
  beat.ask(turn, 1)
  beat.ask(turn, 1)
  expect(taken).toEqual([])
  vi.advanceTimersByTime(0)
  expect(taken).toEqual(['a'])
})

test('turns of several rooms come together, and the next ones the later the more there was to do', () => {
  const beat = new Beat()
  const [a, b] = [turnOf('a'), turnOf('b')]
  beat.ask(a, 2)
  beat.ask(b, 2)
  vi.advanceTimersByTime(0)
  expect(taken).toEqual(['a', 'b'])
  beat.ask(b, 2)
  beat.ask(a, 2)
  vi.advanceTimersByTime(4)
  expect(taken).toEqual(['a', 'b'])
  vi.advanceTimersByTime(4)
  expect(taken).toEqual(['a', 'b', 'b', 'a'])
})

test('what other servers wrote meanwhile counts like what was written here, once', () => {
  const beat = new Beat()
  const turn = turnOf('a')
  beat.heard(2)
  beat.heard(2)
  beat.ask(turn, 2)
  vi.advanceTimersByTime(0)
  beat.ask(turn, 2)
  vi.advanceTimersByTime(8)
  expect(taken).toEqual(['a'])
  vi.advanceTimersByTime(2)
  expect(taken).toEqual(['a', 'a'])
  beat.ask(turn, 2)
  vi.advanceTimersByTime(4)
  expect(taken).toEqual(['a', 'a', 'a'])
})

test('nobody waits longer than the longest beat, however many there are', () => {
  const beat = new Beat()
  const turn = turnOf('a')
  beat.ask(turn, 10_000)
  vi.advanceTimersByTime(0)
  beat.ask(turn, 10_000)
  vi.advanceTimersByTime(LONGEST_BEAT_MS - 1)
  expect(taken).toEqual(['a'])
  vi.advanceTimersByTime(2)
  expect(taken).toEqual(['a', 'a'])
})

test('a turn that is cancelled does not come, and the others do', () => {
  const beat = new Beat()
  const [a, b] = [turnOf('a'), turnOf('b')]
  beat.ask(a, 1)
  beat.ask(b, 1)
  beat.cancel(a)
  vi.advanceTimersByTime(100)
  expect(taken).toEqual(['b'])
  beat.ask(a, 1)
  beat.cancel(a)
  vi.advanceTimersByTime(100)
  expect(taken).toEqual(['b'])
})
