import { expect, test } from 'vitest'
import { BenchMistake } from '../options.ts'
import { readOptions } from './options.ts'
import { SETUP_NAMES } from './setups.ts'

test('without a word all setups are measured, and named ones in the order of the report', () => {
  expect(readOptions([])).toMatchObject({ names: SETUP_NAMES, rounds: 3, seconds: 10, page: false })
  const few = readOptions(['--only', 'samplan-2,embedded', '--repeat', '1', '--seconds', '2'])
  expect(few).toMatchObject({ names: ['embedded', 'samplan-2'], rounds: 1, seconds: 2 })
})

test.each([
  ['--seconds', '0'],
  ['--seconds', '61'],
  ['--repeat', '1.5'],
  ['--only', 'samplan-3'],
  ['--quick'],
])('refuses %s %s', (...words) => {
  expect(() => readOptions(words)).toThrow(BenchMistake)
})
