import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { finalReason, type StopReason } from '../../connection/save-state.ts'
import { type OpenedPlan, openConfidentialPart } from '../plan/open-plan.ts'
import { type PageParts, PagePartsProvider } from '../plan/page-parts.tsx'
import { PlanProvider, usePlan } from '../plan/plan-context.tsx'
import { SlashMenu } from '../plan/slash-menu.tsx'
import { useFocusSteps } from '../plan/use-focus-steps.ts'
import { useUndoKeys } from '../plan/use-undo-keys.ts'
import { ConfidentialFindingsProvider } from './confidential-findings.tsx'
import { mayKeepConfidential } from './may-keep-confidential.ts'

/** opening → open; or stopped, and the plan beside it goes on. */
type ConfidentialPart =
  | { kind: 'opening' }
  | { kind: 'open'; parts: PageParts }
  | { kind: 'stopped'; reason: StopReason }

const PartContext = createContext<ConfidentialPart | undefined>(undefined)

/** Opens what the person's party keeps to itself, for those who may; for everybody else it does nothing at all. */
export function ConfidentialProvider({ children }: { children: ReactNode }) {
  const plan = usePlan()
  const [part, setPart] = useState<ConfidentialPart>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    if (!mayKeepConfidential(plan.person)) return
    setPart({ kind: 'opening' })
    let isLeft = false
    const opened: OpenedPlan = openConfidentialPart(plan, plan.person, () => setAttempt((count) => count + 1))
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
  }, [plan, attempt])

  return (
    <PartContext value={part}>
      <ConfidentialFindingsProvider shared={plan} parts={part?.kind === 'open' ? part.parts : undefined}>
        {children}
      </ConfidentialFindingsProvider>
      {part?.kind === 'open' && (
        <ConfidentialScope parts={part.parts}>
          <PartKeys />
        </ConfidentialScope>
      )}
    </PartContext>
  )
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
