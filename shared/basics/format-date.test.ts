import { expect, it } from 'vitest'
import {
  dateInDenmark,
  formatDate,
  formatDayAndTime,
  formatInstant,
  formatMonth,
  formatMonthName,
} from './format-date.ts'
import { formatKroner } from './format-kroner.ts'

it('writes a date in words, in the order of the language', () => {
  expect(formatDate('2027-03-05', 'da')).toBe('5. marts 2027')
  expect(formatDate('2027-03-05', 'en')).toBe('5 March 2027')
})

it('writes a month, and a day with its time, as each language does', () => {
  expect(formatMonth('2027-03', 'da')).toBe('marts 2027')
  expect(formatMonth('2027-12', 'en')).toBe('December 2027')
  expect(formatDayAndTime('2027-03-12', '13:00', 'da')).toBe('12. marts 2027 kl. 13.00')
  expect(formatDayAndTime('2027-03-12', '13:00', 'en')).toBe('12 March 2027 at 13:00')
  expect(formatDayAndTime('2027-03-12', undefined, 'da')).toBe('12. marts 2027')
})

it('names a month alone', () => {
  expect(formatMonthName(3, 'da')).toBe('marts')
  expect(formatMonthName(12, 'en')).toBe('December')
  expect(formatMonthName(1, 'da', 'short')).toBe('jan.')
})

it('shows an instant by the Danish clock, summer and winter', () => {
  expect(formatInstant('2027-07-01T22:30:00.000Z', 'da')).toBe('2. juli 2027 kl. 00.30')
  expect(formatInstant('2027-03-05T13:00:00Z', 'da')).toBe('5. marts 2027 kl. 14.00')
  expect(formatInstant('2027-03-05T13:00:00Z', 'en')).toBe('5 March 2027 at 14:00')
})

it('knows the day in Denmark, which is ahead of UTC', () => {
  expect(dateInDenmark('2027-03-05T22:59:00.000Z')).toBe('2027-03-05')
  expect(dateInDenmark('2027-03-05T23:00:00.000Z')).toBe('2027-03-06')
  expect(() => dateInDenmark('i går')).toThrow('not an ISO instant: i går')
})

it('leaves what is no instant as it is', () => {
  expect(formatInstant('i går', 'da')).toBe('i går')
})

it('writes kroner with the thousands marked', () => {
  expect(formatKroner(1_250_000, 'da')).toBe('1.250.000 kr.')
  expect(formatKroner(900, 'da')).toBe('900 kr.')
  expect(formatKroner(1_250_000, 'en')).toBe('DKK 1,250,000')
})
