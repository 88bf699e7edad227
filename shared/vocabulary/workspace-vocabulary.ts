import type { NamedActivity } from '../findings/decision.ts'
import type { ConceptPair } from '../findings/findings.ts'
import type { Signature } from '../permissions/person.ts'

/** A word or a few that the workspace's people have said means the same as a concept of the built-in vocabulary. */
export interface AddedWord {
  id: string
  /** As they wrote it, in its base form: inflections and compounds are found by themselves. */
  form: string
  /** Id of the concept, e.g. `topic:export control`. */
  concept: string
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

/** »Ikke overlap« on one warning, as something to be remembered about all that are alike: they count for less. */
export interface Lesson {
  /** `<plan id>/<finding id>` of the decision that taught it: a later decision there replaces or withdraws it. */
  id: string
  concepts: ConceptPair
  /** The activities it was decided about, as they were called then. */
  about: NamedActivity[]
  reason: string
  by: Signature
  at: string
  /** Who has said that it is to count no longer; the decision itself stands. */
  setAside?: { by: Signature; at: string }
}

/** What the people of the workspace have taught, beside the built-in vocabulary. */
export interface WorkspaceVocabulary {
  words: readonly AddedWord[]
  lessons: readonly Lesson[]
}

export const NOTHING_TAUGHT: WorkspaceVocabulary = { words: [], lessons: [] }

/** The lesson's id from what was decided about. */
export function lessonId(planId: string, findingId: string): string {
  return `${planId}/${findingId}`
}
