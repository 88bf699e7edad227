import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoWeekOf } from '../basics/iso-date.ts'
import { angleOfDay, dateOfDay, dayAtAngle, dayOffset, monthsOf, weeksOf, yearScale } from './year-scale.ts'

const years = fc.integer({ min: 2020, max: 2060 })

describe('the year on its wheel', () => {
  it('[WHEEL-1] begins to the right of the top and goes clockwise, a quarter of it in each quarter', () => {
    const scale = yearScale(2027)
    const at = (date: string) => angleOfDay(scale, dayOffset(scale, date))
    expect(at('2027-01-01')).toBe(6)
    expect(at('2027-04-02')).toBeCloseTo(93, 0)
    expect(at('2027-07-02')).toBeCloseTo(180, 0)
    expect(at('2027-12-31')).toBeGreaterThan(352)
    expect(at('2026-06-01')).toBe(6)
    expect(at('2028-06-01')).toBe(354)
  })

  it('[WHEEL-1] twelve months and all weeks stand end to end, whatever the year', () => {
    fc.assert(
      fc.property(years, (year) => {
        const scale = yearScale(year)
        for (const stretches of [monthsOf(scale), weeksOf(scale)]) {
          expect(stretches[0]?.from).toBe(6)
          expect(stretches.at(-1)?.to).toBe(354)
          for (const [index, { to, last }] of stretches.entries()) {
            const next = stretches[index + 1]
            if (!next) continue
            expect(next.from).toBeCloseTo(to, 9)
            expect(next.first).toBe(addDays(last, 1))
          }
        }
        expect(weeksOf(scale).every(({ first, week }) => isoWeekOf(first).week === week)).toBe(true)
      }),
    )
  })

  it('[WHEEL-1] counts ISO weeks over the new year: 2027 begins in week 53 of 2026, 2029 ends in week 1 of 2030', () => {
    const numbers = (year: number) => weeksOf(yearScale(year)).map(({ week }) => week)
    expect(numbers(2027).slice(0, 3)).toEqual([53, 1, 2])
    expect(numbers(2027).at(-1)).toBe(52)
    expect(numbers(2026).at(-1)).toBe(53)
    expect(numbers(2029)[0]).toBe(1)
    expect(numbers(2029).slice(-2)).toEqual([52, 1])
    expect(numbers(2028)[0]).toBe(52)
    expect(weeksOf(yearScale(2027))[0]).toMatchObject({ first: '2027-01-01', last: '2027-01-03' })
  })

  it('[WHEEL-1] reads a day back from its angle, and in the seam the nearer end of the year', () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 0, max: 364 }), (year, offset) => {
        const scale = yearScale(year)
        expect(Math.floor(dayAtAngle(scale, angleOfDay(scale, offset) + 1e-6))).toBe(offset)
        expect(dayOffset(scale, dateOfDay(scale, offset))).toBe(offset)
      }),
    )
    expect(dayAtAngle(yearScale(2027), 2)).toBe(0)
    expect(dayAtAngle(yearScale(2027), 358)).toBe(365)
    expect(dateOfDay(yearScale(2027), 365)).toBe('2027-12-31')
  })
})
