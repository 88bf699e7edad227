import { useMemo } from 'react'
import { ActivityEdits } from './activity-edits.ts'
import { usePage } from './page-parts.tsx'

export function useEdits(): ActivityEdits {
  const { plan, undo } = usePage()
  return useMemo(() => new ActivityEdits(plan.document, plan.activities, undo), [plan, undo])
}
