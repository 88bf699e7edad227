import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslations } from 'use-intl'
import {
  countOutcomes,
  type Decision,
  type DecisionOutcome,
  earlierDecisions,
} from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { documentStore } from '../../api/document-store.ts'
import { type Store, useStore } from '../../ui/store.ts'
import { useActivities, usePlan } from '../plan/plan-context.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { evidenceMarks } from './evidence-marks.ts'
import { type FindFindings, startFindingsWorker } from './find-in-worker.ts'
import { FindingsStore } from './findings-store.ts'
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

/** Decisions whose finding is no longer there as it was decided, the newest first. */
export function useEarlierDecisions(): readonly Decision[] {
  const decisions = useStore(useFindingsContext().decisions)
  const findings = useFindings()
  const { store } = useFindingsContext()
  // Before the first reading no finding is there, and every decision would look like one of the past.
  const hasRead = useSyncExternalStore(store.subscribe, () => store.hasRead)
  return useMemo(() => (hasRead ? earlierDecisions(findings, decisions) : []), [hasRead, findings, decisions])
}

/** How many findings were last decided how. */
export function useOutcomeCounts(): Record<DecisionOutcome, number> {
  return countOutcomes(useStore(useFindingsContext().decisions))
}

/** The joint activity that a removed one has become part of, if it has. */
export function useMergedInto(activityId: string): Activity | undefined {
  const { activities } = usePlan()
  const decisions = useStore(useFindingsContext().decisions)
  const pair = decisions
    .filter(({ outcome }) => outcome === 'joint')
    .map(({ findingId }) => idsOfPair(findingId))
    .findLast((ids) => ids?.includes(activityId))
  const joint = pair && activities.get(pair[0] === activityId ? pair[1] : pair[0])
  return joint?.party === 'joint' ? joint : undefined
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

/** F8 goes to the next open warning in the order of the plan, Shift+F8 to the one before. */
function FindingKeys() {
  const { goTo } = usePlan()
  const activities = useActivities()
  const findings = useFindings()
  const { active, setActive } = useActiveFinding()
  const activeId = active?.id

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const open = inPlanOrder(findings.filter(isOpenWarning), activities)
      const next = neighbour(open, activeId, event.shiftKey ? -1 : 1)
      const activityId = next?.activityIds[0]
      if (!next || activityId === undefined) return
      setActive({ id: next.id, at: 'plan' })
      goTo({ activityId })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [activeId, activities, findings, goTo, setActive])
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

function inPlanOrder(
  findings: readonly ShownFinding[],
  activities: readonly { id: string }[],
): ShownFinding[] {
  const place = new Map(activities.map(({ id }, index) => [id, index]))
  const placeOf = ({ activityIds }: ShownFinding) =>
    Math.min(...activityIds.map((id) => place.get(id) ?? Number.POSITIVE_INFINITY))
  return [...findings].sort((a, b) => placeOf(a) - placeOf(b))
}

function neighbour(
  findings: readonly ShownFinding[],
  id: string | undefined,
  step: 1 | -1,
): ShownFinding | undefined {
  const at = findings.findIndex((finding) => finding.id === id)
  if (at === -1) return step === 1 ? findings[0] : findings.at(-1)
  return findings[(at + step + findings.length) % findings.length]
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
