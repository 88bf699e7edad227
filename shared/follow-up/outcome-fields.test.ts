import { expect, test } from 'vitest'
import { outcomeFields } from './outcome-fields.ts'

const TODAY = '2027-05-20'
const DAYS = { start: '2027-05-11', end: '2027-05-12', precision: 'day' } as const

test.each([
  ['held', DAYS, '2027-05-12'],
  ['held', { start: '2027-05-11', precision: 'day' }, '2027-05-11'],
  ['held', { start: '2027-06-11', precision: 'day' }, undefined],
  ['held', { start: '2027-05-01', end: '2027-05-31', precision: 'month' }, undefined],
  ['cancelled', DAYS, TODAY],
  ['postponed', DAYS, undefined],
  [undefined, DAYS, undefined],
] as const)('[FOLLOW-4] %s, planned for %o: the day that is filled in is %s', (outcome, period, on) => {
  expect(outcomeFields(outcome, period, TODAY)).toEqual({ outcome, on })
})
