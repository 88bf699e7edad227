import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { documentStore } from '../../api/document-store.ts'
import type { Store } from '../../ui/store.ts'
import { startFindingsWorker } from '../findings/find-in-worker.ts'
import { FindingsStore } from '../findings/findings-store.ts'
import type { ShownFinding } from '../findings/shown-finding.ts'
import type { PageParts } from '../plan/page-parts.tsx'
import type { OpenPlan } from '../plan/plan-context.tsx'
import { bothParts } from './both-parts.ts'

interface Found {
  activities: Store<readonly Activity[]>
  store: FindingsStore
}

const FoundContext = createContext<Found | undefined>(undefined)

/** Finds warnings among the confidential activities and beside the plan's, on this page alone. */
export function ConfidentialFindingsProvider({
  shared,
  parts,
  children,
}: {
  shared: OpenPlan
  /** Undefined while there is no such part on the page. */
  parts: PageParts | undefined
  children: ReactNode
}) {
  const own = useMemo(() => parts && findingsOf(shared, parts), [shared, parts])
  const hasAny = useSyncExternalStore(
    own?.found.activities.subscribe ?? NEVER,
    () => (own?.found.activities.read().length ?? 0) > 0,
  )
  // Reading a whole plan is for those who have something to find.
  useEffect(() => (own && hasAny ? own.start() : undefined), [hasAny, own])
  return <FoundContext value={own?.found}>{children}</FoundContext>
}

const NEVER = () => () => undefined

function findingsOf(shared: OpenPlan, { plan }: PageParts) {
  const activities = bothParts(shared.activities, plan.activities)
  let worker: ReturnType<typeof startFindingsWorker> | undefined
  const store = new FindingsStore({
    activities,
    decisions: documentStore(plan.ledger, readDecisions),
    vocabulary: shared.vocabulary,
    find: async (...asked) => worker?.find(...asked),
  })
  function start() {
    worker = startFindingsWorker(shared.agreement)
    const stop = store.start()
    return () => {
      stop()
      worker?.stop()
    }
  }
  return { found: { activities, store }, start }
}

/** The warnings that a confidential activity is in. */
export function useConfidentialFindings(activityId: string): readonly ShownFinding[] {
  const found = useContext(FoundContext)
  return useSyncExternalStore(found?.store.subscribe ?? NEVER, () => found?.store.of(activityId) ?? NONE)
}

const NONE: readonly ShownFinding[] = []

/** The confidential activities and the plan's, as they are now. */
export function useBothParts(): readonly Activity[] {
  return useContext(FoundContext)?.activities.read() ?? []
}
