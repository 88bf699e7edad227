import { describe, expect, it, test } from 'vitest'
import { feastsOf, schoolHolidays, specialDays } from './special-days.ts'

const dated = (year: number) => specialDays(year).map(({ date, name }) => `${date} ${name}`)

describe('[CALENDAR-1] holidays', () => {
  it('are all of 2027, in order, with the half ones', () => {
    expect(dated(2027)).toEqual([
      '2027-01-01 new-year',
      '2027-03-25 maundy-thursday',
      '2027-03-26 good-friday',
      '2027-03-28 easter-sunday',
      '2027-03-29 easter-monday',
      '2027-05-06 ascension',
      '2027-05-16 whit-sunday',
      '2027-05-17 whit-monday',
      '2027-06-05 constitution-day',
      '2027-12-24 christmas-eve',
      '2027-12-25 christmas',
      '2027-12-26 boxing-day',
      '2027-12-31 new-years-eve',
    ])
    expect(
      specialDays(2027)
        .filter(({ isHalf }) => isHalf)
        .map(({ name }) => name),
    ).toEqual(['constitution-day', 'christmas-eve', 'new-years-eve'])
  })

  it.each([
    [2024, '2024-03-31', '2024-05-09', '2024-05-20'],
    [2025, '2025-04-20', '2025-05-29', '2025-06-09'],
    [2026, '2026-04-05', '2026-05-14', '2026-05-25'],
    [2028, '2028-04-16', '2028-05-25', '2028-06-05'],
    [2030, '2030-04-21', '2030-05-30', '2030-06-10'],
  ])('move with Easter in %i', (year, easter, ascension, whitMonday) => {
    expect(dated(year)).toEqual(
      expect.arrayContaining([
        `${easter} easter-sunday`,
        `${ascension} ascension`,
        `${whitMonday} whit-monday`,
      ]),
    )
  })

  it('had store bededag until 2023', () => {
    expect(dated(2023)).toContain('2023-05-05 great-prayer-day')
    expect(dated(2024).join()).not.toContain('great-prayer-day')
  })

  it('keeps both where Grundlovsdag is a Whit Monday', () => {
    expect(dated(2028)).toEqual(
      expect.arrayContaining(['2028-06-05 whit-monday', '2028-06-05 constitution-day']),
    )
  })
})

test('[CALENDAR-1] holidays that follow each other are one feast', () => {
  expect(feastsOf(2027).map(({ name, start, end }) => `${name} ${start} ${end}`)).toEqual([
    'new-year 2027-01-01 2027-01-01',
    'easter 2027-03-25 2027-03-29',
    'ascension 2027-05-06 2027-05-06',
    'whitsun 2027-05-16 2027-05-17',
    'constitution-day 2027-06-05 2027-06-05',
    'christmas 2027-12-24 2027-12-26',
    'new-years-eve 2027-12-31 2027-12-31',
  ])
})

test('[CALENDAR-2] the schools are away in uge 7, 28–30 and 42, from Monday to Sunday', () => {
  expect(schoolHolidays(2027).map(({ start, end }) => `${start} ${end}`)).toEqual([
    '2027-02-15 2027-02-21',
    '2027-07-12 2027-08-01',
    '2027-10-18 2027-10-24',
  ])
  expect(schoolHolidays(2026).map(({ start }) => start)).toEqual(['2026-02-09', '2026-07-06', '2026-10-12'])
})
