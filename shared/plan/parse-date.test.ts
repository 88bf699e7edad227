import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromDayNumber } from '../basics/iso-date.ts'
import { LOCALES } from '../basics/locale.ts'
import { parseDate, writeDate } from './parse-date.ts'

const TODAY = '2026-11-29'

it.each([
  ['5.3.2027', '2027-03-05'],
  ['05.03.2027', '2027-03-05'],
  ['2027-03-05', '2027-03-05'],
  ['5. marts 2027', '2027-03-05'],
  ['5 March 2027', '2027-03-05'],
  ['1/12', '2026-12-01'],
  ['5/1', '2027-01-05'],
  ['20. november', '2026-11-20'],
  ['29/2-2028', undefined],
  ['29.2.2028', '2028-02-29'],
  ['30.2.2027', undefined],
  ['5.-7. marts', undefined],
  ['uge 38', undefined],
  ['marts 2027', undefined],
  ['løbende', undefined],
  ['', undefined],
])('[DATE-1] reads %j as one day, of the year nearest to today where none is written', (text, day) => {
  expect(parseDate(text, TODAY)).toBe(day)
})

it('[DATE-1] reads back every day as it is written in a field', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom(...LOCALES), (number, locale) => {
      const day = fromDayNumber(number)
      expect(parseDate(writeDate(day, locale), TODAY)).toBe(day)
    }),
  )
})
