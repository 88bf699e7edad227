import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoDate, lastDayOfMonth, mondayOfWeek } from '../basics/iso-date.ts'
import { formatPeriod } from './format-period.ts'
import { parsePeriod } from './parse-period.ts'
import type { Period } from './plan.ts'

function read(text: string): string {
  const parsed = parsePeriod(text, 2027)
  if (parsed.kind === 'fault') return parsed.fault
  const { start = '', end = '', precision } = parsed.period
  return [precision, start, end].filter(Boolean).join(' ')
}

describe('parsePeriod', () => {
  it.each([
    ['5/3', 'day 2027-03-05 2027-03-05'],
    ['5.3.27', 'day 2027-03-05 2027-03-05'],
    ['05.03.2028', 'day 2028-03-05 2028-03-05'],
    ['5. 3. 2027', 'day 2027-03-05 2027-03-05'],
    ['2027-03-05', 'day 2027-03-05 2027-03-05'],
    ['05-03-2027', 'day 2027-03-05 2027-03-05'],
    ['05-03-2027 - 07-03-2027', 'day 2027-03-05 2027-03-07'],
    ['2027-03-05 - 2027-03-07', 'day 2027-03-05 2027-03-07'],
    ['5. marts', 'day 2027-03-05 2027-03-05'],
    ['den 5. marts', 'day 2027-03-05 2027-03-05'],
    ['5 March 2028', 'day 2028-03-05 2028-03-05'],
    ['5.-7. marts', 'day 2027-03-05 2027-03-07'],
    ['5. til 7. marts', 'day 2027-03-05 2027-03-07'],
    ['30. marts – 2. april', 'day 2027-03-30 2027-04-02'],
    ['30/12-2/1', 'day 2027-12-30 2028-01-02'],
    ['30. december–2. januar 2028', 'day 2027-12-30 2028-01-02'],
    ['uge 38', 'week 2027-09-20 2027-09-26'],
    ['u12', 'week 2027-03-22 2027-03-28'],
    ['uge 38-39', 'week 2027-09-20 2027-10-03'],
    ['uge 52-1', 'week 2027-12-27 2028-01-09'],
    ['week 1', 'week 2027-01-04 2027-01-10'],
    ['Q2', 'quarter 2027-04-01 2027-06-30'],
    ['2. kvartal', 'quarter 2027-04-01 2027-06-30'],
    ['2.-4. kvartal 2028', 'quarter 2028-04-01 2028-12-31'],
    ['marts', 'month 2027-03-01 2027-03-31'],
    ['marts 27', 'month 2027-03-01 2027-03-31'],
    ['primo maj', 'day 2027-05-01 2027-05-10'],
    ['medio marts', 'day 2027-03-11 2027-03-20'],
    ['ultimo februar 2028', 'day 2028-02-21 2028-02-29'],
    ['ultimo april - primo maj', 'day 2027-04-21 2027-05-10'],
    ['medio-ultimo maj', 'day 2027-05-11 2027-05-31'],
    ['ultimo december - 5. januar', 'day 2027-12-21 2028-01-05'],
    ['medio uge 38', 'week 2027-09-20 2027-09-26'],
    ['primo 2028', 'year 2028-01-01 2028-12-31'],
    ['primo efterår', 'month 2027-09-01 2027-11-30'],
    ['mid-March', 'month 2027-03-01 2027-03-31'],
    ['marts-maj', 'month 2027-03-01 2027-05-31'],
    ['feb. 2028', 'month 2028-02-01 2028-02-29'],
    ['november-februar', 'month 2027-11-01 2028-02-29'],
    ['november-februar 2027', 'month 2026-11-01 2027-02-28'],
    ['forår', 'month 2027-03-01 2027-05-31'],
    ['efteråret 2028', 'month 2028-09-01 2028-11-30'],
    ['vinter', 'month 2027-12-01 2028-02-29'],
    ['1. halvår', 'month 2027-01-01 2027-06-30'],
    ['hele året', 'year 2027-01-01 2027-12-31'],
    ['2028', 'year 2028-01-01 2028-12-31'],
    ['løbende', 'ongoing'],
    ['Ongoing', 'ongoing'],
    ['uafklaret', 'open'],
    ['', 'open'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['når det passer', 'not-understood'],
    ['38', 'not-understood'],
    ['medio', 'not-understood'],
    ['1-2-3', 'not-understood'],
    ['30. februar', 'no-such-day'],
    ['5/13', 'no-such-day'],
    ['uge 54', 'no-such-week'],
    ['uge 53', 'no-such-week'],
    ['7.-5. marts', 'ends-before-start'],
    ['2028-2027', 'ends-before-start'],
  ])('refuses %j: %s', (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  it('reads back every period that formatPeriod writes, in both languages', () => {
    const year = fc.integer({ min: 2020, max: 2035 })
    const length = fc.integer({ min: 0, max: 400 })
    const period = fc.oneof(
      fc.tuple(year, fc.integer({ min: 0, max: 364 }), length).map(([y, day, more]): Period => {
        const start = addDays(isoDate(y, 1, 1), day)
        return { start, end: addDays(start, more), precision: 'day' }
      }),
      fc
        .tuple(year, fc.integer({ min: 1, max: 52 }), fc.integer({ min: 0, max: 40 }))
        .map(([y, week, more]): Period => {
          const start = mondayOfWeek(y, week)
          return { start, end: addDays(start, more * 7 + 6), precision: 'week' }
        }),
      fc
        .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 14 }))
        .map(([y, month, more]): Period => {
          const start = isoDate(y, month, 1)
          const end = lastDayOfMonth(y + Math.floor((month - 1 + more) / 12), ((month - 1 + more) % 12) + 1)
          return { start, end, precision: 'month' }
        }),
      fc
        .tuple(year, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
        .filter(([, quarter, more]) => quarter + more <= 4)
        .map(([y, quarter, more]): Period => {
          const start = isoDate(y, quarter * 3 - 2, 1)
          return { start, end: lastDayOfMonth(y, (quarter + more) * 3), precision: 'quarter' }
        }),
      fc.constant<Period>({ precision: 'ongoing' }),
      fc.constant<Period>({ precision: 'open' }),
    )
    fc.assert(
      fc.property(period, fc.constantFrom('da' as const, 'en' as const), (written, locale) => {
        expect(parsePeriod(formatPeriod(written, locale), 2027)).toEqual({ kind: 'period', period: written })
      }),
    )
  })
})
