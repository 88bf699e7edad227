import type * as Y from 'yjs'
import { Attachments, sectionOf } from '#shared/comments/attach.ts'
import type { TextAnchor, TextPlace, Thread } from '#shared/comments/thread.ts'
import type { Activity, Category } from '#shared/plan/plan.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'

/** Where a thread belongs now. Detached (løsrevet): what it was about is gone from the plan, which was in this section. */
export type ThreadPlace =
  | { kind: 'plan' }
  | { kind: 'activity'; activityId: string }
  | { kind: 'text'; text: TextPlace; from: number; to: number }
  | { kind: 'detached'; section: Category | undefined; title: string | undefined }

export interface PlacedThread {
  thread: Thread
  place: ThreadPlace
}

/** Finds each thread's place in the plan as it stands. Lives as long as the document. */
export class ThreadPlaces {
  readonly #document: Y.Doc
  readonly #attachments: Attachments

  constructor(document: Y.Doc) {
    this.#document = document
    this.#attachments = new Attachments(document)
  }

  /** `isThere` tells whether an activity still is. */
  place(threads: readonly Thread[], isThere: (activityId: string) => boolean): PlacedThread[] {
    const anchors = new Map(
      threads.flatMap(({ id, anchor }): [string, TextAnchor][] =>
        anchor.kind === 'text' ? [[id, anchor]] : [],
      ),
    )
    const attachments = this.#attachments.attach(anchors)
    const placeOf = ({ id, anchor }: Thread): ThreadPlace => {
      switch (anchor.kind) {
        case 'plan':
          return { kind: 'plan' }
        case 'activity':
          return isThere(anchor.activityId)
            ? { kind: 'activity', activityId: anchor.activityId }
            : this.#detachedFrom({ kind: 'body', activityId: anchor.activityId })
        case 'text': {
          const attachment = attachments.get(id)
          return attachment?.kind === 'attached'
            ? { kind: 'text', text: attachment.place, from: attachment.from, to: attachment.to }
            : this.#detachedFrom(anchor.place)
        }
        default:
          anchor satisfies never
          return { kind: 'plan' }
      }
    }
    return threads.map((thread) => ({ thread, place: placeOf(thread) }))
  }

  /** An activity that is removed still has its section and its title. */
  #detachedFrom(place: TextPlace): ThreadPlace {
    const record = place.kind === 'body' ? activityRecords(this.#document).get(place.activityId) : undefined
    return {
      kind: 'detached',
      section: sectionOf(this.#document, place),
      title: record && titleOf(record)?.toString(),
    }
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
