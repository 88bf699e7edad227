import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import { type FollowUpState, followUpState } from '#shared/follow-up/follow-up-state.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { useStorePart } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { useToday } from '../views/use-today.ts'

interface Followed {
  followUp: FollowUp | undefined
  state: FollowUpState
  today: IsoDate
}

/** What is said to have become of an activity, and where that stands. */
export function useFollowUp(activity: Activity): Followed {
  const { followUps, year } = usePlan()
  const today = useToday()
  const followUp = useStorePart(followUps, (all) => all.get(activity.id))
  return { followUp, state: followUpState(activity, followUp, { year, today }), today }
}
