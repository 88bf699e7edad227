import { describe, expect, it } from 'vitest'
import { danishHoliday, danishHolidays } from './danish-holidays.ts'

describe('danishHolidays', () => {
  it('knows those of 2027, and no store bededag', () => {
    expect([...danishHolidays(2027).keys()]).toEqual([
      '2027-01-01',
      '2027-03-25',
      '2027-03-26',
      '2027-03-28',
      '2027-03-29',
      '2027-05-06',
      '2027-05-16',
      '2027-05-17',
      '2027-12-25',
      '2027-12-26',
    ])
  })

  it.each([
    ['2024-03-31', 'easter-sunday'],
    ['2025-04-20', 'easter-sunday'],
    ['2038-04-25', 'easter-sunday'],
    ['2076-04-19', 'easter-sunday'],
    ['2028-05-25', 'ascension'],
    ['2028-05-26', undefined],
  ])('says of %s that it is %s', (date, holiday) => {
    expect(danishHoliday(date)).toBe(holiday)
  })
})
