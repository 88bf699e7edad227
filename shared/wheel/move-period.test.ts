import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoWeekOf, toDayNumber, weekday, yearOf } from '../basics/iso-date.ts'
import { movePeriod, weekAt } from './move-period.ts'
import { angleOfDay, yearScale } from './year-scale.ts'

const fair = { start: '2027-09-07', end: '2027-09-10', precision: 'day' } as const

describe('a period that is moved along the wheel', () => {
  it('[WHEEL-6] days go by whole weeks, to the nearest, and keep their weekdays', () => {
    expect(movePeriod(fair, 15, 2027)).toEqual({ start: '2027-09-21', end: '2027-09-24', precision: 'day' })
    expect(movePeriod(fair, -6, 2027)).toEqual({ start: '2027-08-31', end: '2027-09-03', precision: 'day' })
    expect(movePeriod(fair, 3, 2027)).toBe(fair)
  })

  it('[WHEEL-6] weeks stay weeks, months months and quarters quarters', () => {
    const week = { start: '2027-03-22', end: '2027-03-28', precision: 'week' } as const
    expect(movePeriod(week, 7, 2027)).toEqual({ start: '2027-03-29', end: '2027-04-04', precision: 'week' })
    const months = { start: '2027-01-01', end: '2027-02-28', precision: 'month' } as const
    expect(movePeriod(months, 34, 2027)).toEqual({
      start: '2027-02-01',
      end: '2027-03-31',
      precision: 'month',
    })
    const quarter = { start: '2027-04-01', end: '2027-06-30', precision: 'quarter' } as const
    expect(movePeriod(quarter, 100, 2027)).toEqual({
      start: '2027-07-01',
      end: '2027-09-30',
      precision: 'quarter',
    })
  })

  it('[WHEEL-6] goes no further than the year: to week 1 and to week 52, though 2027 begins in week 53', () => {
    const week = { start: '2027-03-22', end: '2027-03-28', precision: 'week' } as const
    expect(movePeriod(week, -365, 2027).start).toBe('2027-01-04')
    expect(movePeriod(week, 365, 2027).start).toBe('2027-12-27')
    expect(movePeriod(fair, 365, 2027).end).toBe('2027-12-31')
    expect(movePeriod(fair, -365, 2027).start).toBe('2027-01-05')
  })

  it('[WHEEL-6] what is not decided becomes the week it is put in, always one of the year', () => {
    const at = (date: string) => {
      const scale = yearScale(yearOf(date))
      return weekAt(scale, angleOfDay(scale, toDayNumber(date) - toDayNumber(scale.firstDay) + 0.5))
    }
    expect(at('2027-03-24')).toEqual({ start: '2027-03-22', end: '2027-03-28', precision: 'week' })
    expect(at('2027-01-02').start).toBe('2027-01-04')
    expect(at('2029-12-31').start).toBe('2029-12-24')
  })

  it('[WHEEL-6] keeps weekday and length, and stays within the year, wherever it goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 330 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: -500, max: 500 }),
        (first, length, days) => {
          const start = addDays('2027-01-01', first)
          const period = { start, end: addDays(start, length), precision: 'day' } as const
          const { start: to = '', end = '' } = movePeriod(period, days, 2027)
          expect(weekday(to)).toBe(weekday(start))
          expect(toDayNumber(end) - toDayNumber(to)).toBe(length)
          expect([yearOf(to), yearOf(end)]).toEqual([2027, 2027])
        },
      ),
    )
  })

  it('[WHEEL-6] days that go by one week stand in the week after', () => {
    expect(isoWeekOf(movePeriod(fair, 7, 2027).start ?? '').week).toBe(37)
  })
})
