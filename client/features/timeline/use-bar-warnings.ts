import { useMemo } from 'react'
import type { OverlappingPair } from '#shared/views/overlapping-pair.ts'
import { useFindings } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { overlappingPairs } from '../views/overlapping-pairs.ts'

interface BarWarnings {
  /** How many overlaps, and how many other warnings, nobody has decided on, by activity. */
  overlaps: ReadonlyMap<string, number>
  others: ReadonlyMap<string, number>
  /** Which two overlap. */
  pairs: readonly OverlappingPair[]
  /** What overlaps the activity that is looked at. */
  linked: ReadonlySet<string>
}

/** The open warnings, counted once for all bars. */
export function useBarWarnings(lookedAt: string | undefined): BarWarnings {
  const findings = useFindings()
  const open = useMemo(() => findings.filter(isOpenWarning), [findings])
  const counts = useMemo(() => {
    const overlaps = new Map<string, number>()
    const others = new Map<string, number>()
    for (const { kind, activityIds } of open) {
      const of = kind === 'overlap' ? overlaps : others
      for (const id of activityIds) of.set(id, (of.get(id) ?? 0) + 1)
    }
    return { overlaps, others, pairs: overlappingPairs(open) }
  }, [open])
  const linked = useMemo(
    () =>
      new Set(
        open
          .flatMap(({ activityIds }) => (activityIds.some((id) => id === lookedAt) ? activityIds : []))
          .filter((id) => id !== lookedAt),
      ),
    [open, lookedAt],
  )
  return { ...counts, linked }
}
