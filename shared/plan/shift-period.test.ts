import { expect, test } from 'vitest'
import { shiftPeriod, unitsThatFit } from './shift-period.ts'

const MARCH = { start: '2027-03-01', end: '2027-03-31', precision: 'month' } as const

test('a period is shifted by whole units, and months stay whole', () => {
  expect(shiftPeriod(MARCH, -1, 'month')).toEqual({ ...MARCH, start: '2027-02-01', end: '2027-02-28' })
  expect(shiftPeriod(MARCH, 1, 'week')).toEqual({ ...MARCH, start: '2027-03-08', end: '2027-04-07' })
})

test('it goes by as many units as fit on its way, and by none where not even one does', () => {
  const before = (end: string) => (shifted: { end: string }) => shifted.end < end
  expect(unitsThatFit(MARCH, 300, 'month', before('2027-07-01'))).toBe(3)
  expect(unitsThatFit(MARCH, 300, 'month', before('2027-04-01'))).toBe(0)
})
