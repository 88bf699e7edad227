import { useMemo } from 'react'
import { countedBy } from '#shared/account/figures.ts'
import { followUpState, isMissing } from '#shared/follow-up/follow-up-state.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { Counted } from '#shared/table/table-choice.ts'
import { useStore } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { useToday } from '../views/use-today.ts'

/** Those of the activities whose follow-up is missing, or that a figure of the account counts; all of them where none is named. */
export function useCounted(
  activities: readonly Activity[],
  counted: Counted | undefined,
): readonly Activity[] {
  const { followUps, year } = usePlan()
  const all = useStore(followUps)
  const today = useToday()
  return useMemo(() => {
    if (counted === undefined) return activities
    if (counted === 'missing')
      return activities.filter((activity) =>
        isMissing(followUpState(activity, all.get(activity.id), { year, today })),
      )
    const ids = new Set(countedBy(counted, { year, activities, followUps: all }))
    return activities.filter(({ id }) => ids.has(id))
  }, [activities, all, counted, year, today])
}
