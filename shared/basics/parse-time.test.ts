import { expect, it } from 'vitest'
import { parseTime } from './parse-time.ts'

it.each([
  ['13', '13:00'],
  ['13.30', '13:30'],
  ['9:05', '09:05'],
  ['930', '09:30'],
  ['1330', '13:30'],
  ['kl. 8', '08:00'],
  ['24', undefined],
  ['13.60', undefined],
  ['om eftermiddagen', undefined],
  ['', undefined],
])('[DATE-2] reads %j as a time of day', (text, time) => {
  expect(parseTime(text)).toBe(time)
})
