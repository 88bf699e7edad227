import type { IsoDate } from '../basics/iso-date.ts'
import type { Activity } from '../plan/plan.ts'
import type { Outcome } from './follow-up.ts'
import type { FollowUpFields } from './follow-up-document.ts'

/**
 * The fields that choosing an outcome sets: with it the day that it most likely was. Held when it was planned, where that is one
 * day that has come; called off today; and of a new day nobody knows yet.
 */
export function outcomeFields(
  outcome: Outcome | undefined,
  { start, end, precision }: Pick<Activity, 'start' | 'end' | 'precision'>,
  today: IsoDate,
): FollowUpFields {
  const planned = precision === 'day' ? (end ?? start) : undefined
  switch (outcome) {
    case 'held':
      return { outcome, on: planned !== undefined && planned <= today ? planned : undefined }
    case 'cancelled':
      return { outcome, on: today }
    case 'postponed':
    case undefined:
      return { outcome, on: undefined }
    default:
      outcome satisfies never
      return {}
  }
}
