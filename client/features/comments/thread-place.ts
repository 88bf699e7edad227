import type * as Y from 'yjs'
import { resolveAnchor } from '#shared/comments/anchor.ts'
import type { TextPlace, Thread } from '#shared/comments/thread.ts'
import type { Activity } from '#shared/plan/plan.ts'

/** Where a thread belongs now. Detached (løsrevet): what it was about is gone from the plan. */
export type ThreadPlace =
  | { kind: 'plan' }
  | { kind: 'activity'; activityId: string }
  | { kind: 'text'; text: TextPlace; from: number; to: number }
  | { kind: 'detached' }

export interface PlacedThread {
  thread: Thread
  place: ThreadPlace
}

/** Finds each thread's place in the plan as it stands; `isThere` tells whether an activity still is. */
export function placeThreads(
  threads: readonly Thread[],
  document: Y.Doc,
  isThere: (activityId: string) => boolean,
): PlacedThread[] {
  return threads.map((thread) => ({ thread, place: placeOf(thread, document, isThere) }))
}

function placeOf(thread: Thread, document: Y.Doc, isThere: (activityId: string) => boolean): ThreadPlace {
  const { anchor } = thread
  switch (anchor.kind) {
    case 'plan':
      return { kind: 'plan' }
    case 'activity':
      return isThere(anchor.activityId)
        ? { kind: 'activity', activityId: anchor.activityId }
        : { kind: 'detached' }
    case 'text': {
      const resolved = resolveAnchor(document, anchor)
      return resolved
        ? { kind: 'text', text: resolved.place, from: resolved.from, to: resolved.to }
        : { kind: 'detached' }
    }
    default:
      anchor satisfies never
      return { kind: 'detached' }
  }
}

/** The activity a thread concerns, whole or in its text. */
export function activityOf(place: ThreadPlace): string | undefined {
  if (place.kind === 'activity') return place.activityId
  return place.kind === 'text' && place.text.kind === 'body' ? place.text.activityId : undefined
}

/** In the order of the plan: on the whole plan first, then section by section as the text runs, detached last. */
export function inPlanOrder(
  threads: readonly PlacedThread[],
  activities: readonly Activity[],
): PlacedThread[] {
  const indexOf = new Map(activities.map(({ id }, index) => [id, index]))
  const firstOf = new Map<number, number>()
  activities.forEach(({ category }, index) => {
    if (!firstOf.has(category)) firstOf.set(category, index)
  })
  const rankOf = ({ place }: PlacedThread): [number, number] => {
    switch (place.kind) {
      case 'plan':
        return [-1, 0]
      case 'activity':
        return [indexOf.get(place.activityId) ?? activities.length, -1]
      case 'text':
        // A section's own text stands just before its first activity.
        return place.text.kind === 'body'
          ? [indexOf.get(place.text.activityId) ?? activities.length, place.from]
          : [(firstOf.get(place.text.category) ?? activities.length) - 0.5, place.from]
      case 'detached':
        return [activities.length + 1, 0]
      default:
        place satisfies never
        return [activities.length + 1, 0]
    }
  }
  return threads
    .map((thread) => ({ thread, rank: rankOf(thread) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ thread }) => thread)
}
