import { fromDayNumber, monthsBetween } from '../basics/iso-date.ts'
import type { Explanation } from '../findings/findings.ts'
import { daysBetween, type Time } from './time.ts'

const MONTHS_DA = 'januar februar marts april maj juni juli august september oktober november december'.split(
  ' ',
)
const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ')
const SEASONS: { months: number[]; said: Explanation }[] = [
  { months: [1, 2], said: { da: 'først på året', en: 'early in the year' } },
  { months: [3, 4, 5], said: { da: 'i foråret', en: 'in the spring' } },
  { months: [6, 7, 8], said: { da: 'i sommermånederne', en: 'in the summer months' } },
  { months: [9, 10, 11], said: { da: 'i efteråret', en: 'in the autumn' } },
]

/**
 * What the two times have in common, as it goes into a sentence: when both are, or after "De ligger" and "They are" how
 * far apart (see `isDistance`); undefined when one is undecided.
 */
export function describeTime(a: Time, b: Time): Explanation | undefined {
  if (a.standing && b.standing) return { da: 'hele året', en: 'all year' }
  const days = daysBetween(a, b)
  if (days === undefined) return undefined
  if (a.standing || b.standing) {
    return days === 0 ? { da: 'i samme periode', en: 'in the same period' } : apart(days, false)
  }
  if (a.first === b.first && a.last === b.last) {
    return a.first === a.last
      ? { da: 'samme dag', en: 'on the same day' }
      : { da: 'på de samme datoer', en: 'on the same dates' }
  }
  if (days === 0) return { da: 'i samme periode', en: 'in the same period' }
  // "Uge 40" and "uge 41" lie a day apart only on paper: what is said must be true of the days nobody has chosen yet.
  const onDates = a.exact && b.exact
  if (days === 1) {
    return onDates
      ? { da: 'én dag fra hinanden', en: 'one day apart' }
      : { da: 'lige efter hinanden', en: 'right after one another' }
  }
  return (
    sameMonth(a, b) ??
    sameSeason(a, b, days) ??
    (onDates && days >= LONG ? monthsApart(a, b) : undefined) ??
    apart(days, onDates)
  )
}

function sameMonth(a: Time, b: Time): Explanation | undefined {
  const [month, ...more] = new Set([...(a.months ?? []), ...(b.months ?? [])])
  if (month === undefined || more.length > 0 || a.year !== b.year) return undefined
  return { da: `i ${MONTHS_DA[month - 1]}`, en: `in ${MONTHS_EN[month - 1]}` }
}

function sameSeason(a: Time, b: Time, days: number): Explanation | undefined {
  if (days > 92) return undefined
  const months = [...(a.months ?? []), ...(b.months ?? [])]
  return SEASONS.find((season) => months.every((month) => season.months.includes(month)))?.said
}

/** From so many days on, months are handier. */
const LONG = 60

/** Between two dates: whole months by the calendar, and whether they are a little more or nearly one more. */
function monthsApart(a: Time, b: Time): Explanation | undefined {
  const [earlier, later] = (a.last ?? 0) < (b.first ?? 0) ? [a.last, b.first] : [b.last, a.first]
  if (earlier === undefined || later === undefined) return undefined
  const { months, days } = monthsBetween(fromDayNumber(earlier), fromDayNumber(later))
  const [da, en] =
    days === 0 ? ['', ''] : days <= HALF_A_MONTH ? ['godt ', 'a little over '] : ['knap ', 'nearly ']
  const count = days > HALF_A_MONTH ? months + 1 : months
  return { da: `${da}${count} måneder fra hinanden`, en: `${en}${count} months apart` }
}

const HALF_A_MONTH = 15

/** Exactly between dates that are near; between weeks and months about how far. */
function apart(days: number, onDates: boolean): Explanation {
  if (days >= LONG) {
    const months = Math.round(days / 30.4)
    return { da: `omkring ${months} måneder fra hinanden`, en: `about ${months} months apart` }
  }
  if (onDates) return { da: `${days} dage fra hinanden`, en: `${days} days apart` }
  const weeks = Math.round(days / 7)
  return weeks <= 1
    ? { da: 'omkring en uge fra hinanden', en: 'about a week apart' }
    : { da: `omkring ${weeks} uger fra hinanden`, en: `about ${weeks} weeks apart` }
}

/** True when the two times are said to be apart rather than to be alike. */
export function isDistance({ da }: Explanation): boolean {
  return da.endsWith('hinanden')
}

/** The period as it goes into a fingerprint. */
export function timeText(time: Time): string {
  if (time.first === undefined) return time.standing ? 'standing' : 'open'
  return `${fromDayNumber(time.first)}/${fromDayNumber(time.last ?? time.first)}`
}
