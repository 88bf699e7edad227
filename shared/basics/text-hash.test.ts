import { expect, test } from 'vitest'
import { textHash } from './text-hash.ts'

test('the hash is short, the same every time, and another for another text', () => {
  expect(textHash('kursus')).toMatch(/^[0-9a-z]{14}$/)
  expect(textHash('kursus')).toBe(textHash('kursus'))
  expect(textHash('kursus')).not.toBe(textHash('kursuS'))
  expect(textHash('')).not.toBe(textHash(' '))
})
