import { useMemo } from 'react'
import type { OverlappingPair } from '#shared/views/overlapping-pair.ts'
import { useFindings } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { overlappingPairs } from '../views/overlapping-pairs.ts'

/** What of the plan's open warnings a wheel shows: which two overlap, and how many there are on each activity. */
export function useWarnings(): { pairs: OverlappingPair[]; counts: ReadonlyMap<string, number> } {
  const findings = useFindings()
  return useMemo(() => {
    const open = findings.filter(isOpenWarning)
    const counts = new Map<string, number>()
    for (const id of open.flatMap(({ activityIds }) => activityIds)) counts.set(id, (counts.get(id) ?? 0) + 1)
    return { pairs: overlappingPairs(open), counts }
  }, [findings])
}
