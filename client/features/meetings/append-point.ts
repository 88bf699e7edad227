import { addPoint, type NewPoint } from '#shared/meetings/edit-meeting.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import { randomBit } from '../plan/random-bit.ts'
import type { OpenPapers } from './open-meeting.ts'

/** Puts a point at the end of the agenda, as one step of undo; answers its id. */
export function appendPoint(
  { document, papers, environment }: OpenPapers,
  { category, reason, proposal, planId, activityId, ...point }: Omit<NewPoint, 'rank'>,
): string {
  const id = crypto.randomUUID()
  const last = papers.read().points.at(-1)?.rank
  const rank = rankBetween(last, undefined, randomBit)
  environment.undo.asOneStep(() =>
    addPoint(document, id, { ...point, rank, category, reason, proposal, planId, activityId }),
  )
  return id
}
