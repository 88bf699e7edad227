import { MOST_UNFINISHED, type Unfinished, type UnfinishedKind } from '../ports/unfinished.ts'

/** For one server: nothing of it is on disk, and after a restart one begins again. */
export function createMemoryUnfinished(most = MOST_UNFINISHED): Unfinished {
  const byKind = new Map<UnfinishedKind, Map<string, { value: string; until: number }>>()
  const of = (kind: UnfinishedKind) => {
    const known = byKind.get(kind) ?? new Map<string, { value: string; until: number }>()
    byKind.set(kind, known)
    return known
  }
  const find: Unfinished['find'] = async (kind, key, now) => {
    const found = of(kind).get(key)
    return found && found.until >= now ? found.value : undefined
  }
  return {
    put: async (kind, key, value, { now, until }) => {
      const known = of(kind)
      known.delete(key)
      // In the order they were begun, so the first are the oldest.
      for (const [oldest, entry] of known) {
        if (entry.until >= now && known.size < most) break
        known.delete(oldest)
      }
      known.set(key, { value, until })
    },
    find,
    take: (kind, key, now) => {
      const found = find(kind, key, now)
      of(kind).delete(key)
      return found
    },
  }
}
