/** Where an activity's follow-up stands: whether it is to be written yet, waits, is late, or is done. */
import { addDays, type IsoDate, isoDate } from '../basics/iso-date.ts'
import type { Activity } from '../plan/plan.ts'
import type { FollowUp } from './follow-up.ts'

/** So many days after an activity is over, what became of it is late. */
export const FOLLOW_UP_DAYS = 14

/**
 * ikke endnu · mangler · for sent · udfyldt · ingen: an idea that came to nothing, and what was called off in the plan itself, needs
 * none. `due` is the last day on which it is not late.
 */
export type FollowUpState =
  | { name: 'not-yet' | 'waits' | 'late'; due: IsoDate }
  | { name: 'done' }
  | { name: 'none-needed' }

/** Where it stands on that day, of a plan of that year. */
export function followUpState(
  activity: Pick<Activity, 'status' | 'start' | 'end'>,
  followUp: FollowUp | undefined,
  { year, today }: { year: number; today: IsoDate },
): FollowUpState {
  if (followUp?.outcome === 'cancelled') return { name: 'done' }
  if (followUp?.outcome === 'held' && followUp.counts.participants !== undefined) return { name: 'done' }
  if (followUp?.outcome === undefined && (activity.status === 'idea' || activity.status === 'cancelled'))
    return { name: 'none-needed' }
  const over = lastDay(activity, followUp, year)
  const due = addDays(over, FOLLOW_UP_DAYS)
  if (today <= over) return { name: 'not-yet', due }
  return { name: today <= due ? 'waits' : 'late', due }
}

/** Whether it is to be written and is not: told as missing, late or not yet late. */
export function isMissing({ name }: FollowUpState): boolean {
  return name === 'waits' || name === 'late'
}

/** What is never said when is over with its year. */
function lastDay(
  { start, end }: Pick<Activity, 'start' | 'end'>,
  followUp: FollowUp | undefined,
  year: number,
): IsoDate {
  const moved = followUp?.outcome === 'postponed' ? followUp.on : undefined
  return moved ?? end ?? start ?? isoDate(year, 12, 31)
}
