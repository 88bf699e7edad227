import { createContext, type ReactNode, useContext } from 'react'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Comments } from '../comments/comments-provider.tsx'
import type { Drafts } from '../drafts/drafts.ts'
import type { NewActivity } from './new-activity.ts'
import type { OpenTexts } from './open-texts.ts'
import type { PageOrder } from './page-order.ts'
import type { OpenPlan } from './plan-context.tsx'
import type { PlanUndo } from './plan-undo.ts'
import type { Presence } from './presence.ts'
import type { SlashMenuState } from './slash-menu-state.ts'

/** What the page's own parts share beyond the open plan that every feature sees. */
export interface PageParts {
  plan: OpenPlan
  /** Connects the plan and its ledger again, after the person has signed in. */
  retry(): void
  undo: PlanUndo
  texts: OpenTexts
  order: PageOrder
  presence: Presence
  slashMenu: SlashMenuState
  newActivity: NewActivity
  /** Filled while the comments are on the page; cards call it without listening to every comment. */
  comments: { current: Comments | undefined }
  /** Shows the plan as text and then calls back; filled while it is seen otherwise. */
  wayToText: { current: ((arrive: () => void) => void) | undefined }
  /** What the person wrote that did not get into the plan. */
  drafts: Drafts
  /** Whether this page takes edits: the person may, and it can still send them. */
  mayEdit: boolean
  /** These are the parts of what the person's party keeps to itself, and not of the plan that everybody reads. */
  isConfidential: boolean
}

const PartsContext = createContext<PageParts | undefined>(undefined)

export function PagePartsProvider({ parts, children }: { parts: PageParts; children: ReactNode }) {
  return <PartsContext value={parts}>{children}</PartsContext>
}

export function usePage(): PageParts {
  const parts = useContext(PartsContext)
  if (!parts) throw new Error('usePage needs a PagePartsProvider above it.')
  return parts
}

export function mayEditPlan(person: Person): boolean {
  return can(person, 'edit', { kind: 'plan' })
}
