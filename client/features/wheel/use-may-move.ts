import type { Activity } from '#shared/plan/plan.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'

/** Whether this person may move an activity now: who may change the plan, where its section is not agreed. */
export function useMayMove(): (activity: Pick<Activity, 'category'>) => boolean {
  const { mayEdit } = usePage()
  const agreed = useAgreedSections()
  return ({ category }) => mayEdit && !agreed.has(category)
}
