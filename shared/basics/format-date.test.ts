import { expect, it } from 'vitest'
import {
  dateInDenmark,
  formatDate,
  formatDateRange,
  formatDayAndTime,
  formatInstant,
  formatMonth,
  formatMonthName,
  formatMonthRange,
} from './format-date.ts'
import { formatKroner } from './format-kroner.ts'
import { addDays } from './iso-date.ts'

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

it('writes ranges of days and months', () => {
  expect(formatDateRange('2027-03-05', '2027-03-07', 'da')).toBe('5.–7. marts 2027')
  expect(formatDateRange('2027-03-05', '2027-03-07', 'en')).toBe('5–7 March 2027')
  expect(formatMonthRange('2027-03-01', '2027-05-31', 'da')).toBe('marts–maj 2027')
})

it.each([
  { locale: 'da', tag: 'da-DK' },
  { locale: 'en', tag: 'en-GB' },
] as const)(
  'writes each range as Intl does in $locale, but for spaces around a dash between numbers',
  ({ locale, tag }) => {
    const formats = [
      { range: formatDateRange, intl: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }) },
      {
        range: formatMonthRange,
        intl: new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
      },
    ]
    for (let first = 0; first < 730; first += 7) {
      for (const length of [0, 1, 6, 30, 92, 365]) {
        const [start, end] = [addDays('2027-01-01', first), addDays('2027-01-01', first + length)]
        for (const { range, intl } of formats) {
          const told = intl
            .formatRange(Date.parse(start), Date.parse(end))
            .replace(/[\u00a0\u2009\u202f]/g, ' ')
            .replace(/^(\d+) – (\d+ \p{L}+ \d+)$/u, '$1–$2')
          expect(range(start, end, locale)).toBe(told)
        }
      }
    }
  },
)

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
