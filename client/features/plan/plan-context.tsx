import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { TextPlace } from '#shared/comments/thread.ts'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Activity, Category } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { SaveStateStore } from '../../connection/save-state.ts'
import { type Store, useStore } from '../../ui/store.ts'
import type { TextMarks } from './text-marks.ts'

/** The activities of the open plan, re-read one at a time as they change; lists and activities keep their identity while unchanged. */
export interface ActivityIndex extends Store<readonly Activity[]> {
  get(id: string): Activity | undefined
  subscribeTo(id: string, listener: () => void): () => void
}

/** What is said to have become of the activities, by their ids; what is not touched keeps its identity. */
export type FollowUps = Store<ReadonlyMap<string, FollowUp>>

/** Where the reader is: the section in view or holding the caret, and the activity when in one. */
export interface CurrentPlace {
  category: Category
  activityId?: string
}

/** Words in a text, in the offsets of shared/plan/text-offsets.ts. */
export interface Passage {
  text: TextPlace
  from: number
  to: number
}

/** Everything a view of the open plan needs. One object for the plan's whole time on the screen. */
export interface OpenPlan {
  id: string
  year: number
  title: string
  person: Person
  /** The one in force. */
  agreement: Agreement
  /** Those that have a section in the plan. */
  categories: readonly Category[]
  document: Y.Doc
  /** Names the generation that is on the screen: what is said about it is not to land in another. */
  readonly epoch: string
  /** Written by the server alone: threads and decisions. */
  ledger: Y.Doc
  /** What the workspace has taught the warnings; undefined until it is known. */
  vocabulary: Store<WorkspaceVocabulary | undefined>
  awareness: Awareness
  saveState: SaveStateStore
  activities: ActivityIndex
  followUps: FollowUps
  place: Store<CurrentPlace>
  marks: TextMarks
  /** Scrolls to the activity, the section or the words and puts focus there. */
  goTo(place: { activityId: string } | { category: Category } | Passage): void
  /** Whether edits made now get to the server. */
  takesEdits(): boolean
  /** Makes the person's own edit, one step of undo; undefined where the page takes none, `change` would alter what is agreed, or answers that it changed nothing. */
  edit(change: (document: Y.Doc) => boolean): UndoableEdit | undefined
}

export interface UndoableEdit {
  /** Only until something else has been edited. */
  takeBack(): void
  /** Calls back once, when something else is edited, undone or redone. */
  onOvertaken(listener: () => void): void
}

const PlanContext = createContext<OpenPlan | undefined>(undefined)

export function PlanProvider({ plan, children }: { plan: OpenPlan; children: ReactNode }) {
  return <PlanContext value={plan}>{children}</PlanContext>
}

export function usePlan(): OpenPlan {
  const plan = useContext(PlanContext)
  if (!plan) throw new Error('usePlan needs a PlanProvider above it.')
  return plan
}

/** Every activity in reading order. */
export function useActivities(): readonly Activity[] {
  return useStore(usePlan().activities)
}

export function useActivity(id: string): Activity | undefined {
  const { activities } = usePlan()
  return useSyncExternalStore(
    (listener) => activities.subscribeTo(id, listener),
    () => activities.get(id),
  )
}
