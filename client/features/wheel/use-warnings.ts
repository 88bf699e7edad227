import { useMemo } from 'react'
import type { Pair } from '#shared/wheel/links.ts'
import { useFindings } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'

/** What of the plan's open warnings a wheel shows: which two overlap, and how many there are on each activity. */
export function useWarnings(): { pairs: Pair[]; counts: ReadonlyMap<string, number> } {
  const findings = useFindings()
  return useMemo(() => {
    const open = findings.filter(isOpenWarning)
    const counts = new Map<string, number>()
    for (const id of open.flatMap(({ activityIds }) => activityIds)) counts.set(id, (counts.get(id) ?? 0) + 1)
    const pairs = open.flatMap(({ id, kind, activityIds: [a, b] }) =>
      kind === 'overlap' && a !== undefined && b !== undefined ? [{ id, a, b }] : [],
    )
    return { pairs, counts }
  }, [findings])
}
