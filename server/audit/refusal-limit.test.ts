import { expect, test } from 'vitest'
import { RefusalLimit } from './refusal-limit.ts'

const HOUR = 3_600_000

const by = (who: string, detail: string, event = detail) => ({ who, kind: 'refused', detail, event })

test('[AUDIT-6] lets so many an hour through and counts the rest, which is told once the hour is over', () => {
  const limit = new RefusalLimit<string>()
  const taken = Array.from({ length: 7 }, (_, time) => limit.take(by('ida', 'a', `event ${time}`), 5, time))
  expect(taken).toEqual([true, true, true, true, true, false, false])
  expect(limit.take(by('ida', 'b'), 5, 10)).toBe(true)
  expect(limit.due(HOUR - 1)).toEqual([])
  expect(limit.due(HOUR)).toMatchObject([{ event: 'event 6', leftOut: 2, isMixed: false }])
  expect(limit.take(by('ida', 'a'), 5, HOUR)).toBe(true)
})

test('[AUDIT-6] from however many addresses a flood comes, it is bounded, and none of it goes uncounted', () => {
  const limit = new RefusalLimit<string>()
  const passed = Array.from({ length: 10_000 }, (_, address) =>
    limit.take(by('strangers', `from ${address}`), 5, 0),
  )
  const through = passed.filter(Boolean).length
  expect(through).toBe(105)
  const [rest, ...more] = limit.due(0, { all: true })
  expect(more).toEqual([])
  expect(rest).toMatchObject({ leftOut: 10_000 - through, isMixed: true })
})

test('[AUDIT-6] a flood takes nobody else’s place, and what is beyond counting apart is told by its kind', () => {
  const limit = new RefusalLimit<string>()
  for (let address = 0; address < 10_000; address++) limit.take(by('strangers', `from ${address}`), 5, 0)
  for (let time = 0; time < 10; time++)
    limit.take({ ...by('strangers', `from ${time} again`), kind: 'sign-in' }, 1, 0)
  expect(limit.take(by('ida', 'a'), 5, 0)).toBe(true)
  for (let room = 0; room < 30; room++)
    expect(limit.take({ who: 'ida', kind: 'opened', detail: 'plan', event: 'opened' }, 30, 0)).toBe(true)
  expect(limit.due(0, { all: true })).toMatchObject([
    { leftOut: 10_000 - 105, isMixed: true },
    { leftOut: 9, isMixed: true },
  ])
  expect(limit.take(by('strangers', 'from 9999'), 5, HOUR)).toBe(true)
  expect(limit.due(HOUR, { all: true })).toEqual([])
})
