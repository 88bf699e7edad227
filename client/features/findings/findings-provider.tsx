import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import { type Decision, type SortedDecisions, sortDecisions } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { readMerging } from '#shared/findings/merging.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { documentStore } from '../../api/document-store.ts'
import { type Store, useStore } from '../../ui/store.ts'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { evidenceMarks } from './evidence-marks.ts'
import { type FindFindings, startFindingsWorker } from './find-in-worker.ts'
import { FindingsStore } from './findings-store.ts'
import { nextOpen } from './next-open.ts'
import { SeenDecisions, seenName } from './seen-decisions.ts'
import { isOpenWarning, type ShownFinding } from './shown-finding.ts'

/** The finding that is opened, and where: opening it in the panel must not push the plan's text about. */
interface ActiveFinding {
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

const FindingsContext = createContext<FindingsContextValue | undefined>(undefined)

interface FindingsProviderProps {
  children: ReactNode
  /** For tests: reads without a worker. */
  find?: FindFindings
}

/** Keeps the open plan's findings fresh for everything below it. Must stand inside a PlanProvider. */
export function FindingsProvider({ children, find }: FindingsProviderProps) {
  const plan = usePlan()
  const [active, setActive] = useState<ActiveFinding>()
  const { store, decisions, start } = useMemo(() => {
    let findNow = find
    const made = documentStore<readonly Decision[]>(plan.ledger, readDecisions)
    const created = new FindingsStore({
      activities: plan.activities,
      decisions: made,
      vocabulary: plan.vocabulary,
      find: (...asked) => (findNow ? findNow(...asked) : new Promise(() => undefined)),
    })
    return {
      store: created,
      decisions: made,
      start() {
        const worker = find ? undefined : startFindingsWorker()
        findNow = find ?? worker?.find
        const stop = created.start()
        return () => {
          stop()
          worker?.stop()
        }
      },
    }
  }, [plan, find])
  useEffect(start, [start])

  const seen = useMemo(() => new SeenDecisions(plan.person.id), [plan])
  const value = useMemo(
    () => ({ store, decisions, seen, active, setActive }),
    [store, decisions, seen, active],
  )
  return (
    <FindingsContext value={value}>
      {children}
      <ActiveEvidence />
      <FindingKeys />
      <DecisionKey />
      <OpenCountStatus />
    </FindingsContext>
  )
}

function useFindingsContext(): FindingsContextValue {
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

/** All decisions, by what they are worth now. */
export function useSortedDecisions(): SortedDecisions {
  const { document } = usePlan()
  const activities = useActivities()
  const decisions = useStore(useFindingsContext().decisions)
  const findings = useFindings()
  const { store } = useFindingsContext()
  // Before the first reading no finding is there, and every decision would look like one of the past.
  const hasRead = useSyncExternalStore(store.subscribe, () => store.hasRead)
  // biome-ignore lint/correctness/useExhaustiveDependencies: which pairs are merged changes with the activities.
  return useMemo(
    () =>
      hasRead
        ? sortDecisions(findings, decisions, mergedAmong(document, decisions))
        : { standing: [], merged: [], earlier: [] },
    [hasRead, findings, decisions, document, activities],
  )
}

/** The decision that made this activity of two, if one did and they still are one. */
export function useMergedBy(activityId: string): Decision | undefined {
  const { merged } = useSortedDecisions()
  return merged.find(({ findingId }) => idsOfPair(findingId)?.includes(activityId))
}

function mergedAmong(document: Y.Doc, decisions: readonly Decision[]): Set<string> {
  const records = activityRecords(document)
  const merged = decisions.filter(({ findingId, outcome }) => {
    const pair = outcome === 'joint' ? idsOfPair(findingId) : undefined
    return pair?.some((id, index) => {
      const record = records.get(id)
      return record !== undefined && readMerging(record)?.into === pair[1 - index]
    })
  })
  return new Set(merged.map(({ findingId }) => findingId))
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
  const read = useCallback(() => store.of(activityId), [store, activityId])
  return useSyncExternalStore(store.subscribe, read)
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

/** Marks the active finding's words, and follows them while the text changes. */
function ActiveEvidence() {
  const { document, marks } = usePlan()
  const activeId = useActiveFinding().active?.id
  const active = useFindings().find(({ id }) => id === activeId)

  useEffect(() => {
    if (!active) return
    const draw = () => marks.set('findings', evidenceMarks(document, active))
    const onUpdate = afterTheLast(draw)
    draw()
    document.on('update', onUpdate)
    return () => {
      document.off('update', onUpdate)
      onUpdate.cancel()
      marks.set('findings', new Map())
    }
  }, [active, document, marks])
  return null
}

/** F8 goes to the next open warning in the order of the plan, Shift+F8 to the one before, from where one is. */
function FindingKeys() {
  const { goTo, place } = usePlan()
  const activities = useActivities()
  const findings = useFindings()
  const { active, setActive } = useActiveFinding()
  const last = useRef(active?.id)
  if (active) last.current = active.id

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const here = { findingId: last.current, activityId: place.read().activityId }
      const next = nextOpen(findings, activities, here, event.shiftKey ? -1 : 1)
      const activityId = next?.activityIds[0]
      if (!next || activityId === undefined) return
      setActive({ id: next.id, at: 'plan' })
      goTo({ activityId })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [activities, findings, goTo, place, setActive])
  return null
}

/** Ctrl+. opens what can be decided of the warning one is at: the active one, else the first of the activity one is in. */
function DecisionKey() {
  const { place } = usePlan()
  const { store } = useFindingsContext()
  const { active, setActive } = useActiveFinding()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '.' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const { activityId } = place.read()
      const here = activityId === undefined ? [] : store.of(activityId)
      const finding =
        here.find(({ id }) => id === active?.id) ?? here.find(isOpenWarning) ?? (active ? undefined : here[0])
      const chosen = finding ? { id: finding.id, at: 'plan' as const } : active
      if (!chosen) return
      event.preventDefault()
      setActive(chosen)
      requestAnimationFrame(() => focusDecision(chosen.at === 'plan' ? activityId : undefined))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [active, place, store, setActive])
  return null
}

/** Of the card that is open, under the activity or in the panel: the first choice, or what changes the decision, or its line. */
function focusDecision(activityId: string | undefined): void {
  const within = activityId === undefined ? undefined : document.getElementById(activityElementId(activityId))
  const card = (within ?? document).querySelector<HTMLElement>('.finding:has(.finding-details)')
  const target =
    card?.querySelector<HTMLElement>('.decision-choice, textarea') ??
    [...(card?.querySelectorAll<HTMLElement>('.card-actions button') ?? [])].at(-1) ??
    card?.querySelector<HTMLElement>('.finding-line')
  target?.focus()
}

const CALM_MS = 10_000

/** Tells screen readers how many warnings are open, at most once in ten seconds. */
function OpenCountStatus() {
  const t = useTranslations('findings')
  const count = useOpenFindingCount()
  const [said, setSaid] = useState(count)
  useEffect(() => {
    if (count === said) return
    const timer = setTimeout(() => setSaid(count), CALM_MS)
    return () => clearTimeout(timer)
  }, [count, said])
  return (
    <p className="visually-hidden" role="status">
      {t('openCount', { count: said })}
    </p>
  )
}

const REDRAW_PAUSE_MS = 300

function afterTheLast(action: () => void): (() => void) & { cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(action, REDRAW_PAUSE_MS)
  }
  return Object.assign(later, { cancel: () => clearTimeout(timer) })
}
