import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, isoDate } from '../basics/iso-date.ts'
import type { Period } from '../plan/plan.ts'
import type { PeriodUnit } from '../plan/shift-period.ts'
import { dragUnit, drawPeriodTo, movePeriodBy } from './drag-period.ts'
import { timelineScale } from './timeline-scale.ts'

const SCALE = timelineScale(2027)
const FAIR: Period = { start: '2027-09-07', end: '2027-09-10', precision: 'day' }
const MARCH: Period = { start: '2027-03-01', end: '2027-03-31', precision: 'month' }

function moved(period: Period, days: number, unit: PeriodUnit): string {
  const { start, end } = movePeriodBy(period, days, unit, SCALE) ?? {}
  return `${start} ${end}`
}

function drawn(period: Period, edge: 'start' | 'end', day: string, unit: PeriodUnit): string {
  const { start, end } = drawPeriodTo(period, edge, day, unit, SCALE) ?? {}
  return `${start} ${end}`
}

test('[TIMELINE-5] a period is moved by days or weeks by the zoom, and never by less than it is known by', () => {
  expect(dragUnit('day', 'year')).toBe('week')
  expect(dragUnit('day', 'quarter')).toBe('day')
  expect(dragUnit('day', 'month')).toBe('day')
  expect(dragUnit('month', 'month')).toBe('month')
  expect(dragUnit('ongoing', 'month')).toBeUndefined()
  expect(movePeriodBy({ precision: 'open' }, 7, 'day', SCALE)).toBeUndefined()
})

describe('[TIMELINE-5] a bar that is moved', () => {
  it('keeps its length and, moved by weeks, its weekdays', () => {
    expect(moved(FAIR, 3, 'day')).toBe('2027-09-10 2027-09-13')
    expect(moved(FAIR, 10, 'week')).toBe('2027-09-14 2027-09-17')
    expect(moved(FAIR, 3, 'week')).toBe('2027-09-07 2027-09-10')
  })

  it('stays a whole month or quarter, however long that is', () => {
    expect(moved(MARCH, -28, 'month')).toBe('2027-02-01 2027-02-28')
    expect(moved({ start: '2027-04-01', end: '2027-06-30', precision: 'quarter' }, 80, 'quarter')).toBe(
      '2027-07-01 2027-09-30',
    )
  })

  it('stops at the ends of the year, whole weeks at those of its first and last week', () => {
    expect(moved(MARCH, 1000, 'month')).toBe('2027-12-01 2027-12-31')
    expect(moved(FAIR, 1000, 'day')).toBe('2027-12-30 2028-01-02')
    expect(moved({ start: '2027-01-04', end: '2027-01-10', precision: 'week' }, -30, 'week')).toBe(
      '2026-12-28 2027-01-03',
    )
  })

  it('has the one day that is known as both its ends', () => {
    expect(moved({ start: '2027-03-05', precision: 'day' }, 1, 'day')).toBe('2027-03-06 2027-03-06')
  })
})

test('[TIMELINE-5] a bar drawn out at an end takes in the unit of the day, and keeps at least one', () => {
  expect(drawn(FAIR, 'end', '2027-09-15', 'day')).toBe('2027-09-07 2027-09-15')
  expect(drawn(FAIR, 'end', '2027-09-15', 'week')).toBe('2027-09-07 2027-09-19')
  expect(drawn(FAIR, 'start', '2027-10-01', 'day')).toBe('2027-09-10 2027-09-10')
  expect(drawn(MARCH, 'end', '2027-05-12', 'month')).toBe('2027-03-01 2027-05-31')
  expect(drawn(MARCH, 'start', '2026-11-02', 'month')).toBe('2027-01-01 2027-03-31')
})

test('[TIMELINE-5] however a bar is moved within the year, its ends stay in order and on the page', () => {
  const day = fc.integer({ min: 0, max: 364 })
  const unit = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter')
  fc.assert(
    fc.property(day, fc.nat(60), fc.integer({ min: -800, max: 800 }), unit, (first, length, days, by) => {
      const start = addDays(isoDate(2027, 1, 1), first)
      const end = addDays(start, Math.min(length, 364 - first))
      const after = movePeriodBy({ start, end, precision: 'day' }, days, by, SCALE)
      if (!after) throw new Error('A period with dates can be moved.')
      expect(after.start <= after.end).toBe(true)
      expect(after.start >= SCALE.first && after.start <= '2027-12-31').toBe(true)
      expect(after.end >= '2027-01-01').toBe(true)
    }),
  )
})
