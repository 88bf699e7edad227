import { describe, expect, test } from 'vitest'
import { describeTime } from './describe-time.ts'
import { readTime } from './time.ts'

const day = (date: string) => readTime({ start: date, end: date, precision: 'day' })
const week40 = readTime({ start: '2027-10-04', end: '2027-10-10', precision: 'week' })
const week41 = readTime({ start: '2027-10-11', end: '2027-10-17', precision: 'week' })
const week42 = readTime({ start: '2027-10-18', end: '2027-10-24', precision: 'week' })

describe('what two times have in common', () => {
  test('[FIND-2] [PLAN-10] two weeks are not said to lie a day apart', () => {
    expect(describeTime(week40, week41)?.da).toBe('lige efter hinanden')
    expect(describeTime(day('2027-10-10'), day('2027-10-11'))?.da).toBe('én dag fra hinanden')
  })

  test('[FIND-2] the distance between weeks is told in weeks, between dates in days', () => {
    const november = readTime({ start: '2027-11-01', end: '2027-11-30', precision: 'month' })
    expect(describeTime(week42, november)?.da).toBe('i efteråret')
    const january = readTime({ start: '2028-01-03', end: '2028-01-09', precision: 'week' })
    expect(
      describeTime(readTime({ start: '2027-12-20', end: '2027-12-26', precision: 'week' }), january)?.da,
    ).toBe('omkring en uge fra hinanden')
    expect(describeTime(day('2027-12-28'), day('2028-01-04'))?.da).toBe('7 dage fra hinanden')
    expect(describeTime(day('2027-08-20'), day('2027-09-11'))?.da).toBe('22 dage fra hinanden')
    const days = readTime({ start: '2027-08-13', end: '2027-08-24', precision: 'day' })
    expect(describeTime(days, day('2027-09-11'))?.da).toBe('18 dage fra hinanden')
    const august = readTime({ start: '2027-08-01', end: '2027-08-31', precision: 'month' })
    expect(describeTime(august, day('2027-09-20'))?.da).toBe('omkring 3 uger fra hinanden')
  })

  test('[FIND-2] between two dates months are counted by the calendar; between a month and a date they are rounded', () => {
    expect(describeTime(day('2027-01-12'), day('2027-06-03'))?.da).toBe('knap 5 måneder fra hinanden')
    expect(describeTime(day('2027-06-03'), day('2027-01-12'))?.en).toBe('nearly 5 months apart')
    expect(describeTime(day('2027-03-03'), day('2027-09-10'))?.da).toBe('godt 6 måneder fra hinanden')
    expect(describeTime(day('2027-03-03'), day('2027-09-03'))?.da).toBe('6 måneder fra hinanden')
    const january = readTime({ start: '2027-01-01', end: '2027-01-31', precision: 'month' })
    expect(describeTime(january, day('2027-06-28'))?.da).toBe('omkring 5 måneder fra hinanden')
  })
})
