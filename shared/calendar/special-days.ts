/** The days and weeks in which Danish offices plan less: holidays, the half ones that most keep, and the schools' weeks. */
import { type DanishHoliday, danishHolidays } from '../basics/danish-holidays.ts'
import { addDays, type IsoDate, isoDate, mondayOfWeek } from '../basics/iso-date.ts'

export type SpecialDayName =
  | DanishHoliday
  | 'great-prayer-day'
  | 'constitution-day'
  | 'christmas-eve'
  | 'new-years-eve'

export interface SpecialDay {
  date: IsoDate
  name: SpecialDayName
  /** No public holiday, but most offices are closed or close early. */
  isHalf: boolean
}

const LAST_YEAR_OF_GREAT_PRAYER_DAY = 2023

/** Every holiday and half holiday of a year, by date. Store bededag was one until it was taken away in 2024. */
export function specialDays(year: number): SpecialDay[] {
  const whole = [...danishHolidays(year)].map(([date, name]) => ({ date, name, isHalf: false }))
  const half = (month: number, day: number, name: SpecialDayName) => ({
    date: isoDate(year, month, day),
    name,
    isHalf: true,
  })
  const days: SpecialDay[] = [
    ...whole,
    half(6, 5, 'constitution-day'),
    half(12, 24, 'christmas-eve'),
    half(12, 31, 'new-years-eve'),
  ]
  const easter = whole.find(({ name }) => name === 'easter-sunday')
  if (easter && year <= LAST_YEAR_OF_GREAT_PRAYER_DAY) {
    days.push({ date: addDays(easter.date, 26), name: 'great-prayer-day', isHalf: false })
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
}

const FEASTS = [
  'new-year',
  'easter',
  'great-prayer-day',
  'ascension',
  'whitsun',
  'constitution-day',
  'christmas',
  'new-years-eve',
] as const
/** Holidays that follow each other and are spoken of as one. */
export type Feast = (typeof FEASTS)[number]

const FEAST_OF: Record<SpecialDayName, Feast> = {
  'new-year': 'new-year',
  'maundy-thursday': 'easter',
  'good-friday': 'easter',
  'easter-sunday': 'easter',
  'easter-monday': 'easter',
  'great-prayer-day': 'great-prayer-day',
  ascension: 'ascension',
  'whit-sunday': 'whitsun',
  'whit-monday': 'whitsun',
  'constitution-day': 'constitution-day',
  'christmas-eve': 'christmas',
  christmas: 'christmas',
  'boxing-day': 'christmas',
  'new-years-eve': 'new-years-eve',
}

export interface FeastDays {
  name: Feast
  /** First and last day, both included. */
  start: IsoDate
  end: IsoDate
}

/** The year's holidays as they are spoken of, in order: Easter from Maundy Thursday to Easter Monday, Christmas from its eve. */
export function feastsOf(year: number): FeastDays[] {
  const feasts = new Map<Feast, FeastDays>()
  for (const { date, name } of specialDays(year)) {
    const feast = FEAST_OF[name]
    const begun = feasts.get(feast)
    if (begun) begun.end = date
    else feasts.set(feast, { name: feast, start: date, end: date })
  }
  return [...feasts.values()]
}

const SCHOOL_HOLIDAYS = ['winter', 'summer', 'autumn'] as const
export type SchoolHoliday = (typeof SCHOOL_HOLIDAYS)[number]

const SCHOOL_WEEKS: Record<SchoolHoliday, readonly [first: number, last: number]> = {
  winter: [7, 7],
  summer: [28, 30],
  autumn: [42, 42],
}

export interface SchoolHolidayWeeks {
  name: SchoolHoliday
  firstWeek: number
  lastWeek: number
  /** Monday and Sunday. */
  start: IsoDate
  end: IsoDate
}

/** The weeks in which most schools, and so most people asked to a meeting, are away: uge 7, 28–30 and 42. */
export function schoolHolidays(year: number): SchoolHolidayWeeks[] {
  return SCHOOL_HOLIDAYS.map((name) => {
    const [firstWeek, lastWeek] = SCHOOL_WEEKS[name]
    const start = mondayOfWeek(year, firstWeek)
    return { name, firstWeek, lastWeek, start, end: addDays(mondayOfWeek(year, lastWeek), 6) }
  })
}
