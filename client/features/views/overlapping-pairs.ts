import type { OverlappingPair } from '#shared/views/overlapping-pair.ts'
import type { ShownFinding } from '../findings/shown-finding.ts'

/** What of the open warnings a view draws as a line. */
export function overlappingPairs(open: readonly ShownFinding[]): OverlappingPair[] {
  return open.flatMap(({ id, kind, activityIds: [a, b] }) =>
    kind === 'overlap' && a !== undefined && b !== undefined ? [{ id, a, b }] : [],
  )
}
