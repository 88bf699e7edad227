import { expect, test } from 'vitest'
import { formatNumber } from './format-number.ts'

test('a number is parted into thousands as the language does', () => {
  expect(formatNumber(1_250_000, 'da')).toBe('1.250.000')
  expect(formatNumber(1_250_000, 'en')).toBe('1,250,000')
  expect(formatNumber(48, 'da')).toBe('48')
})
