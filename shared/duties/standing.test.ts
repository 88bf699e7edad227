import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { addMonths } from '../basics/iso-date.ts'
import { backingParty, endAfterNotice, standingChecks } from './standing.ts'

test('[DUTY-10] three months by the calendar, and the last day of a month that has no such day', () => {
  expect(endAfterNotice('2027-01-15', { months: 3 })).toBe('2027-04-15')
  expect(endAfterNotice('2026-11-30', { months: 3 })).toBe('2027-02-28')
  expect(endAfterNotice('2027-11-30', { months: 3 })).toBe('2028-02-29')
  expect(endAfterNotice('2026-10-31', { months: 3 })).toBe('2027-01-31')
  expect(addMonths('2027-03-31', -1)).toBe('2027-02-28')
})

test('[DUTY-9] [AGREEDATA-3] only what the agreement asks is looked at', () => {
  const facts = {
    records: [],
    today: '2026-11-30',
    contact: { days: 3, isOverdue: false, hasBeen: true },
    plans: [],
  }
  const { standing } = BUILT_IN_AGREEMENT
  const names = standingChecks({ ...facts, duties: standing }).map(({ name }) => name)
  expect(names).toEqual(['members', 'seats', 'observers', 'plan', 'contact'])
  expect(standingChecks({ ...facts, duties: { contact: { clause: 'maal.b' } } })).toEqual([
    { name: 'contact', clause: 'maal.b', isMet: true, days: 3, hasBeen: true },
  ])
  const never = { ...facts, contact: { days: 3, isOverdue: false, hasBeen: false } }
  expect(standingChecks({ ...never, duties: { contact: { clause: 'maal.b' } } })).toMatchObject([
    { name: 'contact', isMet: false },
  ])
  expect(backingParty(standing)).toBe('difos')
  expect(backingParty({})).toBeUndefined()
})
