import type { FollowUp } from '../follow-up/follow-up.ts'
import type { ActivityStatus } from '../plan/plan.ts'

/** What an activity came to: what is said of it afterwards goes before what the plan says. Who is postponed is still planned. */
export function toldStatus(status: ActivityStatus, followUp: Pick<FollowUp, 'outcome'> | undefined): ActivityStatus {
  switch (followUp?.outcome) {
    case 'held':
      return 'done'
    case 'cancelled':
      return 'cancelled'
    case 'postponed':
      return 'planned'
    case undefined:
      return status
    default:
      return followUp?.outcome satisfies never
  }
}
