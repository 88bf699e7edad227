import type { FieldName } from '#shared/plan/field-name.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { FinalReason } from './save-state.ts'

/** Where in the plan something was written; the title is the activity's at that time. */
export type PassagePlace =
  | { kind: 'section'; category: Category }
  | { kind: 'activity'; activityId: string; title: string; field: PassageField }
  | { kind: 'unknown' }

export type PassageField = 'title' | 'body' | FieldName

export interface Passage {
  place: PassagePlace
  text: string
  /** Where in a paragraph the person's own unsaved words are; absent where all of it is theirs. */
  own?: Stretch[]
}

/** Of a text, from one offset up to another. */
export interface Stretch {
  from: number
  to: number
}

/** What a person wrote that can no longer be merged, to copy from. */
export interface Draft {
  /** The page it was written on. */
  page: number
  reason: FinalReason
  /** When it was last written in; an ISO instant. */
  at: string
  passages: Passage[]
}
