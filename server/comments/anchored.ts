import { attach, withRivals } from '#shared/comments/attach.ts'
import type { Anchor } from '#shared/comments/thread.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { readActivity } from '#shared/plan/read-plan.ts'
import type { NewThread } from '#shared/protocol/schemas/comments.ts'
import { Problem } from '../http/problem.ts'
import type { Room } from '../rooms/room.ts'

/** What a new thread is about, in either way of saying it. */
export function anchorOf({ anchor, activityId }: NewThread): Anchor {
  if (anchor) return anchor
  return activityId ? { kind: 'activity', activityId } : { kind: 'plan' }
}

/**
 * The anchor with its rivals in the document. A thread may lose its activity or its words later, but never starts out on an
 * activity that is not there, nor quotes what is not: the words are those of the generation that the caller names, or else
 * they stand there now.
 */
export function anchoredIn(document: Room, anchor: Anchor, epoch: string | undefined): Promise<Anchor> {
  return document.read((plan) => {
    const activityId = activityIdOf(anchor)
    const record = activityId === undefined ? undefined : activityRecords(plan).get(activityId)
    const isThere = activityId === undefined || (record && readActivity(activityId, record))
    if (!isThere) throw new Problem('not-found')
    if (anchor.kind !== 'text') return anchor
    if (epoch === undefined && attach(plan, anchor).kind !== 'attached') throw new Problem('out-of-date')
    return withRivals(plan, anchor)
  })
}

function activityIdOf(anchor: Anchor): string | undefined {
  if (anchor.kind === 'activity') return anchor.activityId
  return anchor.kind === 'text' && anchor.place.kind === 'body' ? anchor.place.activityId : undefined
}
