import { expect, test } from 'vitest'
import { monthsOfYear, weeksOfYear } from './year-calendar.ts'

test('[CALENDAR-3] the year begins and ends in the weeks that ISO gives its days, 53 of them or 54', () => {
  const ends = (year: number) => {
    const weeks = weeksOfYear(year).map(({ year, week, monday }) => `${year}-${week} ${monday}`)
    return [weeks.length, weeks[0], weeks.at(-1)]
  }
  expect(ends(2026)).toEqual([53, '2026-1 2025-12-29', '2026-53 2026-12-28'])
  expect(ends(2027)).toEqual([53, '2026-53 2026-12-28', '2027-52 2027-12-27'])
  expect(ends(2024)).toEqual([53, '2024-1 2024-01-01', '2025-1 2024-12-30'])
  expect(ends(2028)).toEqual([53, '2027-52 2027-12-27', '2028-52 2028-12-25'])
  expect(ends(2040)).toEqual([54, '2039-52 2039-12-26', '2041-1 2040-12-31'])
})

test('[CALENDAR-3] its months have the days that they have', () => {
  expect(monthsOfYear(2028).map(({ end }) => end.slice(5))).toContain('02-29')
  expect(monthsOfYear(2027)[1]).toEqual({ month: 2, start: '2027-02-01', end: '2027-02-28' })
})
