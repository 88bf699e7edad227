import { expect, test } from 'vitest'
import { slowest } from './slowest.ts'

test('of many files the ten slowest are told, the slowest first', () => {
  const files = Array.from({ length: 12 }, (_, at) => ({ file: `${at}.test.ts`, seconds: (at * 5) % 12 }))
  const lines = slowest(files)
  expect(lines).toHaveLength(10)
  expect(lines[0]).toBe('   11.0 s  7.test.ts')
  expect(lines.at(-1)).toBe('    2.0 s  10.test.ts')
})

test('of few files all are told', () => {
  expect(slowest([{ file: 'trials/trials.test.ts', seconds: 104.46 }])).toEqual([
    '  104.5 s  trials/trials.test.ts',
  ])
})
