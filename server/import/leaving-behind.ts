import { LEFT_BEHIND_KINDS, type LeftBehind, type LeftBehindKind } from '#shared/import/reading.ts'

/** Counts what a reader leaves behind. */
export function leavingBehind(): {
  leave: (what: LeftBehindKind) => void
  leftBehind: () => LeftBehind[]
} {
  const counts = new Map<LeftBehindKind, number>()
  return {
    leave: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    leftBehind: () =>
      LEFT_BEHIND_KINDS.flatMap((what) => {
        const count = counts.get(what) ?? 0
        return count > 0 ? [{ what, count }] : []
      }),
  }
}
