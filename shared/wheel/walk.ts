/** Where the arrow keys lead on a wheel. */
import { type ArrangedWheel, activitiesOn } from './arrange-wheel.ts'
import type { WheelActivity } from './place-activities.ts'
import { NEARLY } from './year-scale.ts'

/** What the focus can stand on. */
export type WheelStop = { kind: 'month'; month: number } | { kind: 'activity'; id: string }

export const WHEEL_KEYS = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const
export type WheelKey = (typeof WHEEL_KEYS)[number]

const FIRST_MONTH = 1
const LAST_MONTH = 12

/**
 * To the sides from month to month and from activity to activity, by number and around; from a month down to what begins or
 * goes on in it, from an activity up to the month in which it begins; Home and End to the first and the last.
 */
export function walk(wheel: ArrangedWheel<WheelActivity>, from: WheelStop, key: WheelKey): WheelStop {
  return from.kind === 'month' ? walkFromMonth(wheel, from.month, key) : walkFromActivity(wheel, from.id, key)
}

function walkFromMonth(wheel: ArrangedWheel<WheelActivity>, month: number, key: WheelKey): WheelStop {
  const toMonth = (to: number): WheelStop => ({ kind: 'month', month: to })
  switch (key) {
    case 'ArrowRight':
      return toMonth(month === LAST_MONTH ? FIRST_MONTH : month + 1)
    case 'ArrowLeft':
      return toMonth(month === FIRST_MONTH ? LAST_MONTH : month - 1)
    case 'Home':
      return toMonth(FIRST_MONTH)
    case 'End':
      return toMonth(LAST_MONTH)
    case 'ArrowUp':
      return toMonth(month)
    case 'ArrowDown': {
      const [first] = activitiesIn(wheel, month)
      return first ? { kind: 'activity', id: first.id } : toMonth(month)
    }
    default:
      key satisfies never
      return toMonth(month)
  }
}

function walkFromActivity(wheel: ArrangedWheel<WheelActivity>, id: string, key: WheelKey): WheelStop {
  const ids = activitiesOn(wheel).map((activity) => activity.id)
  const place = ids.indexOf(id)
  const toPlace = (to: number): WheelStop => ({
    kind: 'activity',
    id: ids[(to + ids.length) % ids.length] ?? id,
  })
  switch (key) {
    case 'ArrowRight':
      return toPlace(place + 1)
    case 'ArrowLeft':
      return toPlace(place - 1)
    case 'Home':
      return toPlace(0)
    case 'End':
      return toPlace(ids.length - 1)
    case 'ArrowUp':
      return { kind: 'month', month: monthOf(wheel, id) }
    case 'ArrowDown':
      return { kind: 'activity', id }
    default:
      key satisfies never
      return { kind: 'activity', id }
  }
}

/** The activities that have a day in the month: those that begin in it, then those that go on. */
export function activitiesIn<Some extends WheelActivity>(wheel: ArrangedWheel<Some>, month: number): Some[] {
  const stretch = wheel.months[month - 1]
  if (!stretch) return []
  const there = wheel.arcs.filter(({ from, to }) => from < stretch.to && to > stretch.from)
  const begun = there.filter(({ activity }) => monthOf(wheel, activity.id) === month)
  return [...begun, ...there.filter((one) => !begun.includes(one))].map(({ activity }) => activity)
}

/** The month in which an activity begins; January for what has no stretch of the year of its own. */
function monthOf({ arcs, months }: ArrangedWheel<WheelActivity>, id: string): number {
  const arc = arcs.find(({ activity }) => activity.id === id)
  if (!arc) return FIRST_MONTH
  return months.findLast(({ from }) => from <= arc.from + NEARLY)?.month ?? FIRST_MONTH
}
