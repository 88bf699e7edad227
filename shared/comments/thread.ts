import type { Signature } from '../permissions/person.ts'
import type { Category } from '../plan/plan.ts'

/** A text that comments and marks are placed in: an activity's body or a section's own text. */
export type TextPlace = { kind: 'body'; activityId: string } | { kind: 'section'; category: Category }

/** `body/<activity id>` or `section/<category>`. */
export function placeKey(place: TextPlace): string {
  return place.kind === 'body' ? `body/${place.activityId}` : `section/${place.category}`
}

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
  /**
   * How well other words of the plan could have been taken for these when the comment was made, in the same text and in
   * others; left out where none could. Words found later must do clearly better. The server's to say.
   */
  rivals?: { here?: number; elsewhere?: number }
}

export interface Comment {
  id: string
  author: Signature
  /** Empty once it is deleted. */
  body: string
  /** ISO instant, the server's clock. */
  at: string
  /** The ids of the people it calls by name. */
  mentions: string[]
  /** Those of them whom it did not call from the beginning, and since when it does; left out where there are none. */
  calledLater?: { personId: string; at: string }[]
  /** What it said before, oldest first. */
  earlier: EarlierWording[]
  deleted?: { by: Signature; at: string }
}

/** What a comment said until somebody changed it. */
export interface EarlierWording {
  body: string
  /** When it gave way, and by whom. */
  until: string
  by: Signature
}

/** A thread (tråd) as the ledger holds it: the first comment opened it, the others reply. */
export interface Thread {
  id: string
  anchor: Anchor
  comments: Comment[]
  resolved?: { by: Signature; at: string }
}
