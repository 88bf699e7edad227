/** What everything below a FindingsProvider knows of the open plan's findings and decisions. */
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import { type Decision, type SortedDecisions, sortDecisions } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { mergedPairs, readMerging } from '#shared/findings/merging.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { type Store, useStore } from '../../ui/store.ts'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import type { FindingsStore } from './findings-store.ts'
import { type SeenDecisions, seenName } from './seen-decisions.ts'
import { isOpenWarning, type ShownFinding } from './shown-finding.ts'

/** The finding that is opened, and where: opening it in the panel must not push the plan's text about. */
export interface ActiveFinding {
  id: string
  at: 'plan' | 'panel'
}

interface FindingsContextValue {
  store: FindingsStore
  decisions: Store<readonly Decision[]>
  seen: SeenDecisions
  active: ActiveFinding | undefined
  setActive(active: ActiveFinding | undefined): void
}

export const FindingsContext = createContext<FindingsContextValue | undefined>(undefined)

export function useFindingsContext(): FindingsContextValue {
  const findings = useContext(FindingsContext)
  if (!findings) throw new Error('Findings need a FindingsProvider above them.')
  return findings
}

/** All findings, open and handled. */
export function useFindings(): readonly ShownFinding[] {
  return useStore(useFindingsContext().store)
}

/** Whether the plan cannot be read for findings at the moment. */
export function useAreFindingsAway(): boolean {
  const { store } = useFindingsContext()
  return useSyncExternalStore(store.subscribe, () => store.isAway)
}

/** Whether the plan has been read for findings: before that none is there, whatever it says. */
export function useHasReadFindings(): boolean {
  const { store } = useFindingsContext()
  return useSyncExternalStore(store.subscribe, () => store.hasRead)
}

/** All decisions, by what they are worth now. */
export function useSortedDecisions(): SortedDecisions {
  const { document } = usePlan()
  const activities = useActivities()
  const decisions = useStore(useFindingsContext().decisions)
  const findings = useFindings()
  // Before the first reading every decision would look like one of the past.
  const hasRead = useHasReadFindings()
  // biome-ignore lint/correctness/useExhaustiveDependencies: which pairs are merged changes with the activities.
  return useMemo(
    () =>
      hasRead
        ? sortDecisions(findings, decisions, mergedPairs(document))
        : { standing: [], merged: [], earlier: [] },
    [hasRead, findings, decisions, document, activities],
  )
}

/** The decision that made this activity of two, if one did and they still are one. */
export function useMergedBy(activityId: string): Decision | undefined {
  const { document } = usePlan()
  const decisions = useStore(useFindingsContext().decisions)
  // Whether they still are one changes with the activities.
  useActivities()
  const records = activityRecords(document)
  return decisions.findLast(({ findingId, outcome }) => {
    const pair = outcome === 'joint' ? idsOfPair(findingId) : undefined
    const other = pair?.includes(activityId) && records.get(pair[0] === activityId ? pair[1] : pair[0])
    return other && readMerging(other)?.into === activityId
  })
}

/** The joint activity that a removed one has become part of, if it has. */
export function useMergedInto(activityId: string): Activity | undefined {
  const { activities, document } = usePlan()
  const record = activityRecords(document).get(activityId)
  const merging = record && readMerging(record)
  return merging && activities.get(merging.into)
}

/** How many warnings ask for a decision; related activities are hints and are not counted. */
export function useOpenFindingCount(): number {
  return useFindings().filter(isOpenWarning).length
}

export function useFindingsOf(activityId: string): readonly ShownFinding[] {
  const { store } = useFindingsContext()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeTo(activityId, listener),
    [store, activityId],
  )
  const read = useCallback(() => store.of(activityId), [store, activityId])
  return useSyncExternalStore(subscribe, read)
}

export function useActiveFinding() {
  const { active, setActive } = useFindingsContext()
  return { active, setActive }
}

/** What the other party has decided since this person last looked: nothing is closed behind anybody's back. */
export function useNewDecisions() {
  const { person } = usePlan()
  const { seen } = useFindingsContext()
  const names = useStore(seen)
  return {
    isNew: (decision: Decision) => decision.by.party !== person.party && !names.has(seenName(decision)),
    markSeen: (decision: Decision) => seen.add(decision),
  }
}
