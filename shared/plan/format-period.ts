import {
  type IsoDate,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  mondayOfWeek,
  weeksInYear,
  yearOf,
} from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Period } from './plan.ts'

const MONTHS: Record<Locale, readonly string[]> = {
  da: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}
