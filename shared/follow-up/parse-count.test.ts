import { expect, test } from 'vitest'
import { parseCount } from './parse-count.ts'

test.each([
  ['', undefined],
  ['  ', undefined],
  ['48', 48],
  ['0', 0],
  ['1.200', 1200],
  ['1 200', 1200],
  ['12.345.678', 12_345_678],
  ['1,5', 'fault'],
  ['-3', 'fault'],
  ['ca. 40', 'fault'],
  ['1234567890', 'fault'],
])('[FOLLOW-1] %j is read as %s', (text, count) => {
  expect(parseCount(text, 'spent')).toBe(count)
})

test('[FOLLOW-1] a number that the field cannot hold is none', () => {
  expect(parseCount('1.000.000', 'participants')).toBe(1_000_000)
  expect(parseCount('1.000.001', 'participants')).toBe('fault')
  expect(parseCount('1.000.001', 'region:abroad')).toBe('fault')
})
