import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  isIsoDate,
  isoDate,
  isoWeekOf,
  toDayNumber,
  weekday,
  weeksInYear,
  yearOf,
} from '#shared/basics/iso-date.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import type { Period } from '#shared/plan/plan.ts'
import { movePeriod } from './move-period.ts'

function moved(text: string, year: number, years = 1): string {
  const parsed = parsePeriod(text, year)
  if (parsed.kind === 'fault') throw new Error(`${text}: ${parsed.fault}`)
  const { precision, start = '', end = '' } = movePeriod(parsed.period, years)
  return [precision, start, end].filter(Boolean).join(' ')
}

describe('[NEXT-2] a period of next year', () => {
  it.each([
    ['5. marts', 2027, 'day 2028-03-03 2028-03-03'],
    ['9.-12. marts', 2027, 'day 2028-03-07 2028-03-10'],
    ['uge 38', 2027, 'week 2028-09-18 2028-09-24'],
    ['uge 38-39', 2027, 'week 2028-09-18 2028-10-01'],
    ['uge 53', 2026, 'week 2027-12-27 2028-01-02'],
    ['31. december', 2026, 'day 2027-12-30 2027-12-30'],
    ['1. januar', 2027, 'day 2028-01-07 2028-01-07'],
    ['2.-4. januar', 2027, 'day 2028-01-01 2028-01-03'],
    ['30. december', 2025, 'day 2026-12-29 2026-12-29'],
    ['uge 1', 2026, 'week 2027-01-04 2027-01-10'],
    ['29. februar', 2028, 'day 2029-02-27 2029-02-27'],
    ['februar', 2027, 'month 2028-02-01 2028-02-29'],
    ['februar', 2028, 'month 2029-02-01 2029-02-28'],
    ['november-februar', 2027, 'month 2028-11-01 2029-02-28'],
    ['2. kvartal', 2027, 'quarter 2028-04-01 2028-06-30'],
    ['hele året', 2027, 'year 2028-01-01 2028-12-31'],
    ['primo maj', 2027, 'day 2028-05-01 2028-05-10'],
    ['medio marts', 2027, 'day 2028-03-11 2028-03-20'],
    ['ultimo februar', 2028, 'day 2029-02-21 2029-02-28'],
    ['ultimo februar', 2027, 'day 2028-02-21 2028-02-29'],
    ['løbende', 2027, 'ongoing'],
    ['uafklaret', 2027, 'open'],
  ])('made of »%s« of %i is %s', (text, year, expected) => {
    expect(moved(text, year)).toBe(expected)
  })

  const anyDate = fc
    .tuple(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 0, max: 365 }))
    .map(([year, day]) => addDays(isoDate(year, 1, 1), day))
  const someYears = fc.integer({ min: -3, max: 6 })

  const length = fc.integer({ min: 0, max: 60 }).filter((days) => days < 7 || days > 10)

  it('keeps week number, weekday and length of what is on given weeks', () => {
    fc.assert(
      fc.property(anyDate, length, someYears, (start, days, years) => {
        const period: Period = { start, end: addDays(start, days), precision: 'week' }
        const { start: first = '', end: last = '' } = movePeriod(period, years)
        const before = isoWeekOf(start)
        const after = isoWeekOf(first)
        expect(after.year).toBe(before.year + years)
        expect(after.week).toBe(Math.min(before.week, weeksInYear(after.year)))
        expect(weekday(first)).toBe(weekday(start))
        expect(toDayNumber(last) - toDayNumber(first)).toBe(days)
      }),
    )
  })

  it('keeps weekday and length of what is on given days, and its week but at the turn of the year', () => {
    fc.assert(
      fc.property(anyDate, length, someYears, (start, days, years) => {
        const period: Period = { start, end: addDays(start, days), precision: 'day' }
        const { start: first = '', end: last = '' } = movePeriod(period, years)
        expect(yearOf(first)).toBe(yearOf(start) + years)
        const { week } = isoWeekOf(start)
        if (week > 1 && week < 52) expect(isoWeekOf(first)).toEqual({ year: yearOf(start) + years, week })
        expect(weekday(first)).toBe(weekday(start))
        expect(toDayNumber(last) - toDayNumber(first)).toBe(days)
      }),
    )
  })

  it('is always on days that there are, in order, and as exact as it was', () => {
    const precision = fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'ongoing', 'open')
    fc.assert(
      fc.property(anyDate, fc.nat(400), precision, someYears, (start, days, exactness, years) => {
        const period = movePeriod({ start, end: addDays(start, days), precision: exactness }, years)
        expect(period.precision).toBe(exactness)
        for (const date of [period.start, period.end])
          expect(date === undefined || isIsoDate(date)).toBe(true)
        expect((period.start ?? '') <= (period.end ?? '')).toBe(true)
      }),
    )
  })

  it('has the one date that there was', () => {
    expect(movePeriod({ start: '2027-03-05', precision: 'day' }, 1)).toEqual({
      start: '2028-03-03',
      precision: 'day',
    })
    expect(movePeriod({ end: '2027-03-05', precision: 'day' }, 1)).toEqual({
      end: '2028-03-03',
      precision: 'day',
    })
  })
})
