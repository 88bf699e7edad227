/**
 * Calendar arithmetic on ISO dates ('2027-09-24'), without a clock or a time zone.
 * `Date` is used in this file alone, and only in UTC, so that the result never depends on the machine.
 */
export type IsoDate = string

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000
/** So far from where years have other than four digits that what is counted from a day has four, too. */
const YEARS = { first: 1000, last: 9000 }

/** True for a real calendar day written yyyy-mm-dd; '2027-02-30' is not one, nor is any before the year 1000 or after 9000. */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false
  const [year, month, day] = partsOf(text)
  return year >= YEARS.first && year <= YEARS.last && isoDate(year, month, day) === text
}

/** The ISO date of a year, month (1..12) and day; a day past the month's end rolls over. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  return fromDayNumber(Date.UTC(year, month - 1, day) / DAY_MS)
}

/** Days since 1970-01-01; differences between two are whole days. */
export function toDayNumber(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

export function fromDayNumber(days: number): IsoDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days)
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

/** 1..12 */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7))
}

/** 1..31 */
export function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10))
}

/** 1..4 */
export function quarterOf(date: IsoDate): number {
  return Math.ceil(monthOf(date) / 3)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: IsoDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** Monday of the week in which the day lies. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekday(date))
}

export interface IsoWeek {
  year: number
  week: number
}

/** ISO 8601 week: 1–3 January 2027 lie in week 53 of 2026. */
export function isoWeekOf(date: IsoDate): IsoWeek {
  const thursday = addDays(date, 4 - weekday(date))
  const year = yearOf(thursday)
  const week = Math.floor((toDayNumber(thursday) - toDayNumber(isoDate(year, 1, 1))) / 7) + 1
  return { year, week }
}

/** Monday of the given ISO week. */
export function mondayOfWeek(year: number, week: number): IsoDate {
  return addDays(mondayOf(isoDate(year, 1, 4)), (week - 1) * 7)
}

/** 52 or 53. */
export function weeksInYear(year: number): number {
  return isoWeekOf(isoDate(year, 12, 28)).week
}

export function lastDayOfMonth(year: number, month: number): IsoDate {
  return addDays(isoDate(year, month + 1, 1), -1)
}

/** So many months on, the same day of the month, or its last where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = partsOf(date)
  const lastDay = Number(lastDayOfMonth(year, month + months).slice(8))
  return isoDate(year, month + months, Math.min(day, lastDay))
}

/** From one day to a later one: the whole months by the calendar, and the days beyond them. */
export function monthsBetween(earlier: IsoDate, later: IsoDate): { months: number; days: number } {
  const [year, month, day] = partsOf(earlier)
  const [laterYear, laterMonth, laterDay] = partsOf(later)
  const months = (laterYear - year) * 12 + laterMonth - month - (laterDay < day ? 1 : 0)
  return { months, days: toDayNumber(later) - toDayNumber(addMonths(earlier, months)) }
}

function partsOf(date: IsoDate): [year: number, month: number, day: number] {
  return [yearOf(date), monthOf(date), dayOf(date)]
}
