import { describe, expect, test } from 'vitest'
import {
  addDays,
  isIsoDate,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  mondayOf,
  mondayOfWeek,
  monthsBetween,
  quarterOf,
  weekday,
  weeksInYear,
} from './iso-date.ts'

describe('ISO dates', () => {
  test('[PLAN-10] 1–3 January 2027 lie in week 53 of 2026, 5 March 2027 in week 9', () => {
    expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 })
    expect(isoWeekOf('2027-01-04')).toEqual({ year: 2027, week: 1 })
    expect(isoWeekOf('2027-03-05')).toEqual({ year: 2027, week: 9 })
  })

  test('[PLAN-10] the Monday of a week lies in that week, in every week of 2020 to 2035', () => {
    for (let year = 2020; year <= 2035; year++) {
      for (let week = 1; week <= weeksInYear(year); week++) {
        const monday = mondayOfWeek(year, week)
        expect(weekday(monday)).toBe(1)
        expect(isoWeekOf(monday)).toEqual({ year, week })
        expect(isoWeekOf(addDays(monday, 6))).toEqual({ year, week })
        for (let day = 0; day < 7; day++) expect(mondayOf(addDays(monday, day))).toBe(monday)
      }
    }
  })

  test('[PLAN-10] a day of a year so far off that days counted from it have no such form is none', () => {
    expect(['0099-12-31', '0999-12-31', '9001-01-01', '9999-12-31'].filter(isIsoDate)).toEqual([])
    for (const day of ['1000-01-01', '9000-12-31']) {
      expect(isIsoDate(day)).toBe(true)
      expect(
        [addDays(day, -400), addDays(day, 400)].every((other) => /^\d{4}-\d{2}-\d{2}$/u.test(other)),
      ).toBe(true)
    }
  })

  test('[PLAN-10] every three months are a quarter', () => {
    const months = Array.from({ length: 12 }, (_, index) => isoDate(2027, index + 1, 1))
    expect(months.map(quarterOf)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
  })

  test('[PLAN-10] months are counted by the calendar, from the end of a long month too', () => {
    expect(monthsBetween('2027-01-12', '2027-06-12')).toEqual({ months: 5, days: 0 })
    expect(monthsBetween('2027-11-20', '2028-02-03')).toEqual({ months: 2, days: 14 })
    expect(monthsBetween('2027-01-31', '2027-03-01')).toEqual({ months: 1, days: 1 })
  })

  test('[INPUT-1] only real days are dates', () => {
    expect(isIsoDate('2028-02-29')).toBe(true)
    for (const text of ['2027-02-29', '2027-13-01', '27-01-01', '2027-1-1', '', '2027-00-10']) {
      expect(isIsoDate(text)).toBe(false)
    }
  })

  test('[PLAN-10] February ends where it should', () => {
    expect(lastDayOfMonth(2027, 2)).toBe('2027-02-28')
    expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29')
    expect(lastDayOfMonth(2027, 12)).toBe('2027-12-31')
  })
})
