import { createContext, useContext } from 'react'
import type { FindPlace } from '#shared/find/entry.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { OpenPlan } from '../plan/plan-context.tsx'
import type { PanelTab } from '../plan/side-panel-state.tsx'
import type { PlanView } from '../views/plan-view.ts'

/** What the palette can do with the plan that is on the page. */
export interface OpenPlanFinds {
  plan: OpenPlan
  /** What the person's party keeps to itself beside it, once it is open. */
  confidential: OpenPlan | undefined
  view: PlanView
  chooseView(view: PlanView): void
  /** The sections that take a new activity from the person. */
  mayAddIn: readonly Category[]
  addIn(category: Category): void
  showPanel(tab: PanelTab): void
  openExport(): void
  /** Goes to something of the plan, or of its confidential part. */
  goTo(place: FindPlace, isConfidential: boolean): void
}

/** Filled while a plan is on the page; the palette looks when it opens. */
export const OpenPlanFindsContext = createContext<{ current: OpenPlanFinds | undefined }>({
  current: undefined,
})

export function useOpenPlanFinds(): { current: OpenPlanFinds | undefined } {
  return useContext(OpenPlanFindsContext)
}
