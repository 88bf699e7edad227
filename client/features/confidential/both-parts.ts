import type { Activity } from '#shared/plan/plan.ts'
import type { Store } from '../../ui/store.ts'

/**
 * The shared plan's activities with the confidential ones beside them, to find warnings among; none where nothing is
 * confidential. Answers the same list until either changes.
 */
export function bothParts(
  shared: Store<readonly Activity[]>,
  own: Store<readonly Activity[]>,
): Store<readonly Activity[]> {
  let seen: { shared: readonly Activity[]; own: readonly Activity[]; both: readonly Activity[] } | undefined
  return {
    subscribe(listener) {
      const unsubscribes = [shared.subscribe(listener), own.subscribe(listener)]
      return () => {
        for (const unsubscribe of unsubscribes) unsubscribe()
      }
    },
    read() {
      const now = { shared: shared.read(), own: own.read() }
      if (seen?.shared !== now.shared || seen.own !== now.own) seen = { ...now, both: join(now) }
      return seen.both
    },
  }
}

function join({ shared, own }: { shared: readonly Activity[]; own: readonly Activity[] }) {
  if (own.length === 0) return []
  const ids = new Set(own.map(({ id }) => id))
  return [...shared.filter(({ id }) => !ids.has(id)), ...own]
}
