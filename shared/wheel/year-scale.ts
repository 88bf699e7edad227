/** Where the days of a year stand on its wheel, in degrees clockwise from the top. */
import { addDays, fromDayNumber, type IsoDate, isoDate, toDayNumber } from '../basics/iso-date.ts'
import { monthsOfYear, weeksOfYear } from '../calendar/year-calendar.ts'

/** Between the last day of December and the first of January, where the names of the rings stand. */
export const SEAM_DEGREES = 12

/** Angles that are one and the same day differ in their last digits. */
export const NEARLY = 1e-6

export interface YearScale {
  year: number
  firstDay: IsoDate
  /** 365 or 366. */
  days: number
}

export function yearScale(year: number): YearScale {
  const firstDay = isoDate(year, 1, 1)
  return { year, firstDay, days: toDayNumber(isoDate(year + 1, 1, 1)) - toDayNumber(firstDay) }
}

/** The angle at which the day `offset` days after 1 January begins; what lies outside the year stands at its edge. */
export function angleOfDay({ days }: YearScale, offset: number): number {
  return SEAM_DEGREES / 2 + (clamp(offset, 0, days) / days) * (360 - SEAM_DEGREES)
}

/** Days after 1 January at an angle, with the part of the day; in the seam it is the edge that is nearer. */
export function dayAtAngle({ days }: YearScale, angle: number): number {
  const turned = ((angle % 360) + 360) % 360
  return (clamp(turned - SEAM_DEGREES / 2, 0, 360 - SEAM_DEGREES) / (360 - SEAM_DEGREES)) * days
}

export function dayOffset({ firstDay }: YearScale, date: IsoDate): number {
  return toDayNumber(date) - toDayNumber(firstDay)
}

export function dateOfDay({ firstDay, days }: YearScale, offset: number): IsoDate {
  return fromDayNumber(toDayNumber(firstDay) + clamp(Math.floor(offset), 0, days - 1))
}

/** A stretch of the year's circle. */
export interface Stretch {
  from: number
  to: number
}

export interface WheelMonth extends Stretch {
  /** 1..12 */
  month: number
  first: IsoDate
  last: IsoDate
}

/** The calendar's months where they stand. */
export function monthsOf(scale: YearScale): WheelMonth[] {
  return monthsOfYear(scale.year).map(({ month, start, end }) => ({
    month,
    first: start,
    last: end,
    ...stretchOf(scale, start, end),
  }))
}

export interface WheelWeek extends Stretch {
  /** The ISO week's number: the first days of January may be in week 52 or 53, the last of December in week 1. */
  week: number
  /** Of it, the days that lie in the year. */
  first: IsoDate
  last: IsoDate
}

/** The ISO weeks that have a day in the year, in order: 53 of them, or 54 where both ends are parts of weeks. */
export function weeksOf(scale: YearScale): WheelWeek[] {
  const lastOfYear = isoDate(scale.year, 12, 31)
  return weeksOfYear(scale.year).map(({ week, monday }) => {
    const sunday = addDays(monday, 6)
    const first = monday > scale.firstDay ? monday : scale.firstDay
    const last = sunday < lastOfYear ? sunday : lastOfYear
    return { week, first, last, ...stretchOf(scale, first, last) }
  })
}

/** Where the days from `first` to `last`, both included, stand; what lies outside the year is cut off. */
export function stretchOf(scale: YearScale, first: IsoDate, last: IsoDate): Stretch {
  return {
    from: angleOfDay(scale, dayOffset(scale, first)),
    to: angleOfDay(scale, dayOffset(scale, last) + 1),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
