/** What of last year's follow-ups is told beside what is to be copied. */
import { type FollowUp, shareSatisfied } from '../follow-up/follow-up.ts'
import type { ActivityStatus } from '../plan/plan.ts'
import { isLetThrough, type NextYearChoices } from './next-year.ts'
import { toldStatus } from './told-status.ts'

/** Fewer than this share of those who answered were satisfied with the content: something to do otherwise. */
export const SATISFACTION_LIMIT = 0.7

/** Whether fewer than that were satisfied with its content; not where nobody answered. */
export function isBelowLimit({ answers }: Pick<FollowUp, 'answers'>): boolean {
  return (shareSatisfied(answers.content) ?? 1) < SATISFACTION_LIMIT
}

export interface HandedOver<Told> {
  told: Told
  isBelowLimit: boolean
}

/** The follow-ups of those activities that the choices let through, the least satisfying first, else in the order in which they came. */
export function handedOver<Told extends { status: ActivityStatus; followUp: FollowUp }>(
  all: readonly Told[],
  { leaveOutDone, leaveOutCancelled }: Pick<NextYearChoices, 'leaveOutDone' | 'leaveOutCancelled'>,
): HandedOver<Told>[] {
  return all
    .filter(({ status, followUp }) =>
      isLetThrough(toldStatus(status, followUp), { leaveOutDone, leaveOutCancelled }),
    )
    .map((told) => ({ told, isBelowLimit: isBelowLimit(told.followUp) }))
    .sort((one, other) => Number(other.isBelowLimit) - Number(one.isBelowLimit))
}
