import type { Signature } from '../permissions/person.ts'
import type { Category } from '../plan/plan.ts'

/** A text that comments and marks are placed in: an activity's body or a section's own text. */
export type TextPlace = { kind: 'body'; activityId: string } | { kind: 'section'; category: Category }

/**
 * What a thread is about. A text anchor holds two relative positions and, for the day they fail, the quoted words
 * with what stood around them; it never touches the plan's own text.
 */
export type Anchor = { kind: 'plan' } | { kind: 'activity'; activityId: string } | TextAnchor

export interface TextAnchor {
  kind: 'text'
  place: TextPlace
  /** Yjs relative positions as JSON text. */
  start: string
  end: string
  quote: string
  prefix: string
  suffix: string
}

export interface Comment {
  id: string
  author: Signature
  body: string
  /** ISO instant, the server's clock. */
  at: string
}

/** A thread (tråd) as the ledger holds it: the first comment opened it, the others reply. */
export interface Thread {
  id: string
  anchor: Anchor
  comments: Comment[]
  resolved?: { by: Signature; at: string }
}
