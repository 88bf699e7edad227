import type { Activity } from '#shared/plan/plan.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'

/** Whether this person may move an activity now, and if not, whether that is because its section is agreed. */
export function useMayMove(): (activity: Pick<Activity, 'category'>) => 'yes' | 'no' | 'agreed' {
  const { mayEdit } = usePage()
  const agreed = useAgreedSections()
  return ({ category }) => {
    if (!mayEdit) return 'no'
    return agreed.has(category) ? 'agreed' : 'yes'
  }
}
