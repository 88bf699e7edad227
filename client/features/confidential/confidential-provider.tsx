import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { placeKey } from '#shared/comments/thread.ts'
import type { Category } from '#shared/plan/plan.ts'
import { finalReason, type StopReason } from '../../connection/save-state.ts'
import { type OpenedPlan, openConfidentialPart } from '../plan/open-plan.ts'
import { type PageParts, PagePartsProvider, usePage } from '../plan/page-parts.tsx'
import { type ActivityIndex, type OpenPlan, PlanProvider, usePlan } from '../plan/plan-context.tsx'
import { SlashMenu } from '../plan/slash-menu.tsx'
import { useFocusSteps } from '../plan/use-focus-steps.ts'
import { useUndoKeys } from '../plan/use-undo-keys.ts'
import { ConfidentialFindingsProvider } from './confidential-findings-provider.tsx'
import { mayKeepConfidential } from './may-keep-confidential.ts'

/** opening → open; or stopped, and the plan beside it goes on. */
type ConfidentialPart =
  | { kind: 'opening' }
  | { kind: 'open'; parts: PageParts }
  | { kind: 'stopped'; reason: StopReason }

/** What was moved: where it stands now. */
interface Arrived {
  category: Category
  /** Undefined for a section's text. */
  activityId: string | undefined
}

/** Which of the regions are open; they stay so when the plan around them is opened anew. */
interface Regions {
  isOpen(category: Category): boolean
  setOpen(category: Category, isOpen: boolean): void
  /** Whether the plan was opened anew because this page moved something out of it. */
  isOwnMove: boolean
  /** Leads to what was moved in, in the region where it stands, once the plan that `left` has been opened anew. */
  showMovedIn(arrived: Arrived, left: OpenPlan): void
  /** Leads to what was moved out, in the shared plan. */
  showMovedOut(arrived: Arrived): void
}

const PartContext = createContext<ConfidentialPart | undefined>(undefined)
const RegionsContext = createContext<Regions | undefined>(undefined)

/** Opens what the person's party keeps to itself, for those who may; for everybody else it does nothing at all. */
export function ConfidentialProvider({ children }: { children: ReactNode }) {
  const { plan, wayToText } = usePage()
  const [part, setPart] = useState<ConfidentialPart>()
  const [attempt, setAttempt] = useState(0)
  const regions = useRegions(part)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    if (!mayKeepConfidential(plan.person)) return
    setPart({ kind: 'opening' })
    let isLeft = false
    const opened: OpenedPlan = openConfidentialPart({ plan, wayToText }, () =>
      setAttempt((count) => count + 1),
    )
    const { parts, ready, onStop } = opened
    const stopListening = onStop((reason) => {
      // A connection that may come back says so in the region itself.
      if (finalReason(parts.plan.saveState.read()) !== undefined) setPart({ kind: 'stopped', reason })
    })
    void ready.then(() => {
      stopListening()
      if (!isLeft) setPart({ kind: 'open', parts })
    })
    return () => {
      isLeft = true
      stopListening()
      opened.close()
    }
  }, [plan, wayToText, attempt])

  return (
    <PartContext value={part}>
      <RegionsContext value={regions}>
        <ConfidentialFindingsProvider shared={plan} parts={part?.kind === 'open' ? part.parts : undefined}>
          {children}
        </ConfidentialFindingsProvider>
        {part?.kind === 'open' && (
          <ConfidentialScope parts={part.parts}>
            <PartKeys />
          </ConfidentialScope>
        )}
      </RegionsContext>
    </PartContext>
  )
}

function useRegions(part: ConfidentialPart | undefined): Regions {
  const plan = usePlan()
  const [open, setOpen] = useState<ReadonlySet<Category>>(new Set())
  const [sought, setSought] = useState<Arrived & { left: OpenPlan }>()
  const [movedFrom, setMovedFrom] = useState<OpenPlan>()
  const before = usePlanBefore(plan)

  useEffect(() => {
    if (!sought || plan === sought.left || part?.kind !== 'open') return
    const { plan: own, texts } = part.parts
    // Only once it is drawn can the page go to it.
    const frame = requestAnimationFrame(() => {
      const { activityId, category } = sought
      if (activityId !== undefined) own.goTo({ activityId })
      else texts.focus(placeKey({ kind: 'section', category }), { edge: 'end' })
      setSought(undefined)
    })
    return () => cancelAnimationFrame(frame)
  }, [sought, plan, part])

  return useMemo(() => {
    const turn = (category: Category, isOpen: boolean) =>
      setOpen(
        (before) => new Set([...before].filter((one) => one !== category).concat(isOpen ? category : [])),
      )
    return {
      isOpen: (category) => open.has(category),
      isOwnMove: movedFrom !== undefined && movedFrom === before,
      setOpen: turn,
      showMovedIn(arrived, left) {
        turn(arrived.category, true)
        setSought({ ...arrived, left })
        setMovedFrom(left)
      },
      showMovedOut({ activityId, category }) {
        if (activityId === undefined) plan.goTo({ category })
        else whenThere(plan.activities, activityId, () => plan.goTo({ activityId }))
      },
    }
  }, [open, plan, before, movedFrom])
}

/** The plan that was on the page before this one. */
function usePlanBefore(plan: OpenPlan): OpenPlan | undefined {
  const [seen, setSeen] = useState<{ plan: OpenPlan; before: OpenPlan | undefined }>({
    plan,
    before: undefined,
  })
  if (seen.plan === plan) return seen.before
  setSeen({ plan, before: seen.plan })
  return seen.plan
}

function whenThere(activities: ActivityIndex, id: string, then: () => void): void {
  const look = () => {
    if (!activities.get(id)) return false
    requestAnimationFrame(then)
    return true
  }
  if (look()) return
  const stop = activities.subscribeTo(id, () => look() && stop())
}

export function useConfidentialRegions(): Regions {
  const regions = useContext(RegionsContext)
  if (!regions) throw new Error('Confidential regions need a ConfidentialProvider above them.')
  return regions
}

/** Undefined for whom there is no such thing. */
export function useConfidentialPart(): ConfidentialPart | undefined {
  return useContext(PartContext)
}

/** Within it the editor's parts work on the confidential part instead of the plan. */
export function ConfidentialScope({ parts, children }: { parts: PageParts; children: ReactNode }) {
  return (
    <PlanProvider plan={parts.plan}>
      <PagePartsProvider parts={parts}>{children}</PagePartsProvider>
    </PlanProvider>
  )
}

/** What a page has once, however many of its regions are open. */
function PartKeys() {
  useUndoKeys()
  useFocusSteps()
  return <SlashMenu />
}
