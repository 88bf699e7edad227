import { expect, test } from 'vitest'
import { addMonths } from '../basics/iso-date.ts'
import { endAfterNotice } from './standing.ts'

test('[DUTY-10] three months by the calendar, and the last day of a month that has no such day', () => {
  expect(endAfterNotice('2027-01-15')).toBe('2027-04-15')
  expect(endAfterNotice('2026-11-30')).toBe('2027-02-28')
  expect(endAfterNotice('2027-11-30')).toBe('2028-02-29')
  expect(endAfterNotice('2026-10-31')).toBe('2027-01-31')
  expect(addMonths('2027-03-31', -1)).toBe('2027-02-28')
})
