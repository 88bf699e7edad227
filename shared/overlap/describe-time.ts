import { fromDayNumber } from '../basics/iso-date.ts'
import type { Explanation } from '../findings/findings.ts'
import { daysBetween, isShort, type Time } from './time.ts'

const MONTHS_DA = 'januar februar marts april maj juni juli august september oktober november december'.split(
  ' ',
)
const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ')
const SEASONS: { months: number[]; said: Explanation }[] = [
  { months: [1, 2], said: { da: 'begge først på året', en: 'both early in the year' } },
  { months: [3, 4, 5], said: { da: 'begge i foråret', en: 'both in the spring' } },
  { months: [6, 7, 8], said: { da: 'begge om sommeren', en: 'both in the summer' } },
  { months: [9, 10, 11], said: { da: 'begge i efteråret', en: 'both in the autumn' } },
]

/** What the two times have in common, as it goes into a sentence; undefined when one is undecided. */
export function describeTime(a: Time, b: Time): Explanation | undefined {
  if (a.standing && b.standing) return { da: 'begge over hele året', en: 'both all year' }
  const days = daysBetween(a, b)
  if (days === undefined) return undefined
  if (a.standing || b.standing) {
    return days === 0 ? { da: 'i samme periode', en: 'in the same period' } : apart(days, false)
  }
  if (a.first === b.first && a.last === b.last) {
    return a.first === a.last
      ? { da: 'samme dag', en: 'on the same day' }
      : { da: 'på samme datoer', en: 'on the same dates' }
  }
  if (days === 0) return { da: 'i samme periode', en: 'in the same period' }
  // "Uge 40" and "uge 41" lie a day apart only on paper: what is said must be true of the days nobody has chosen yet.
  const onDates = isShort(a) && isShort(b)
  if (days === 1) {
    return onDates
      ? { da: 'dagen efter hinanden', en: 'a day apart' }
      : { da: 'lige efter hinanden', en: 'right after one another' }
  }
  return sameMonth(a, b) ?? sameSeason(a, b, days) ?? apart(days, onDates)
}

function sameMonth(a: Time, b: Time): Explanation | undefined {
  const [month, ...more] = new Set([...(a.months ?? []), ...(b.months ?? [])])
  if (month === undefined || more.length > 0 || a.year !== b.year) return undefined
  return { da: `begge i ${MONTHS_DA[month - 1]}`, en: `both in ${MONTHS_EN[month - 1]}` }
}

function sameSeason(a: Time, b: Time, days: number): Explanation | undefined {
  if (days > 92) return undefined
  const months = [...(a.months ?? []), ...(b.months ?? [])]
  return SEASONS.find((season) => months.every((month) => season.months.includes(month)))?.said
}

function apart(days: number, onDates: boolean): Explanation {
  if (days < 10 && !onDates) return { da: 'med omkring en uge imellem', en: 'about a week apart' }
  if (days < 14 && onDates) return { da: `med ${days} dage imellem`, en: `${days} days apart` }
  if (days < 60) {
    const weeks = Math.round(days / 7)
    return { da: `med ${weeks} uger imellem`, en: `${weeks} weeks apart` }
  }
  const months = Math.round(days / 30.4)
  return { da: `med ${months} måneder imellem`, en: `${months} months apart` }
}

/** The period as it goes into a fingerprint. */
export function timeText(time: Time): string {
  if (time.first === undefined) return time.standing ? 'standing' : 'open'
  return `${fromDayNumber(time.first)}/${fromDayNumber(time.last ?? time.first)}`
}
