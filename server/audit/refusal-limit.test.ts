import { expect, test } from 'vitest'
import { RefusalLimit } from './refusal-limit.ts'

const HOUR = 3_600_000

test('[AUDIT-6] lets so many an hour through and counts the rest, which is told once the hour is over', () => {
  const limit = new RefusalLimit<string>()
  const taken = Array.from({ length: 7 }, (_, time) => limit.take('a', 5, time, `event ${time}`))
  expect(taken).toEqual([true, true, true, true, true, false, false])
  expect(limit.take('b', 5, 10, 'other')).toBe(true)
  expect(limit.due(HOUR - 1)).toEqual([])
  expect(limit.due(HOUR)).toEqual([{ event: 'event 6', leftOut: 2 }])
  expect(limit.take('a', 5, HOUR, 'again')).toBe(true)
})

test('[AUDIT-6] from however many addresses a flood comes, it is bounded, and none of it goes uncounted', () => {
  const limit = new RefusalLimit<string>()
  const passed = Array.from({ length: 10_000 }, (_, who) => limit.take(`who ${who}`, 5, 0, `event ${who}`))
  const through = passed.filter(Boolean).length
  expect(through).toBe(105)
  const [rest, ...more] = limit.due(0, { all: true })
  expect(more).toEqual([])
  expect(rest?.leftOut).toBe(10_000 - through)
})
