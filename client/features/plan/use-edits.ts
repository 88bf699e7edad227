import { useMemo } from 'react'
import { ActivityEdits } from './activity-edits.ts'
import { usePage } from './page-parts.tsx'

export function useEdits(): ActivityEdits {
  const { plan, activities, undo } = usePage()
  return useMemo(() => new ActivityEdits(plan.document, activities, undo), [plan.document, activities, undo])
}
