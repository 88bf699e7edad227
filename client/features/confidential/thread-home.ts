import type * as Y from 'yjs'
import { sectionOf } from '#shared/comments/attach.ts'
import type { Anchor, TextPlace } from '#shared/comments/thread.ts'
import type { Category } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { readActivity } from '#shared/plan/read-plan.ts'

/** Where a thread of a confidential part is shown: under the activity there that it is about, else in its section. */
export type ThreadHome = { kind: 'activity'; activityId: string } | { kind: 'section'; category: Category }

/** What is about the plan as a whole, or about what is nowhere any more, is shown where one looks first. */
const FIRST: Category = 1

/**
 * Every thread has a home, also one that came along because it quotes what was made confidential, and one whose activity has
 * left the part again: the section in which what it is about is, or was, in the part or in the shared plan.
 */
export function homeOf(anchor: Anchor, part: Y.Doc, shared: Y.Doc): ThreadHome {
  const place = placeOf(anchor)
  if (!place) return { kind: 'section', category: FIRST }
  if (place.kind === 'body') {
    const { activityId } = place
    const record = activityRecords(part).get(activityId)
    if (record && readActivity(activityId, record)) return { kind: 'activity', activityId }
  }
  const category = sectionOf(shared, place) ?? sectionOf(part, place) ?? FIRST
  return { kind: 'section', category }
}

function placeOf(anchor: Anchor): TextPlace | undefined {
  switch (anchor.kind) {
    case 'plan':
      return undefined
    case 'activity':
      return { kind: 'body', activityId: anchor.activityId }
    case 'text':
      return anchor.place
    default:
      anchor satisfies never
      return undefined
  }
}
