import type { FollowUp, Outcome } from '../follow-up/follow-up.ts'
import type { ActivityStatus } from '../plan/plan.ts'

/** What an activity came to: what is said of it afterwards goes before what the plan says. What is postponed is still planned. */
export function toldStatus(
  status: ActivityStatus,
  followUp: Pick<FollowUp, 'outcome'> | undefined,
): ActivityStatus {
  return followUp?.outcome ? CAME_TO[followUp.outcome] : status
}

const CAME_TO: Record<Outcome, ActivityStatus> = {
  held: 'done',
  cancelled: 'cancelled',
  postponed: 'planned',
}
