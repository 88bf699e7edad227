import { addDays, type IsoDate, isoDate, yearOf } from './iso-date.ts'

export const DANISH_HOLIDAYS = [
  'new-year',
  'maundy-thursday',
  'good-friday',
  'easter-sunday',
  'easter-monday',
  'ascension',
  'whit-sunday',
  'whit-monday',
  'christmas',
  'boxing-day',
] as const
export type DanishHoliday = (typeof DANISH_HOLIDAYS)[number]

/** The public holidays of a year, by day, as they are since store bededag was taken away in 2024. */
export function danishHolidays(year: number): ReadonlyMap<IsoDate, DanishHoliday> {
  const easter = easterSunday(year)
  return new Map<IsoDate, DanishHoliday>([
    [isoDate(year, 1, 1), 'new-year'],
    [addDays(easter, -3), 'maundy-thursday'],
    [addDays(easter, -2), 'good-friday'],
    [easter, 'easter-sunday'],
    [addDays(easter, 1), 'easter-monday'],
    [addDays(easter, 39), 'ascension'],
    [addDays(easter, 49), 'whit-sunday'],
    [addDays(easter, 50), 'whit-monday'],
    [isoDate(year, 12, 25), 'christmas'],
    [isoDate(year, 12, 26), 'boxing-day'],
  ])
}

/** The holiday that a day is, if it is one. */
export function danishHoliday(date: IsoDate): DanishHoliday | undefined {
  return danishHolidays(yearOf(date)).get(date)
}

/** By the Gregorian computus, as Meeus, Jones and Butcher give it. */
function easterSunday(year: number): IsoDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451)
  const days = moon + toSunday - 7 * late + 114
  return isoDate(year, Math.floor(days / 31), (days % 31) + 1)
}
