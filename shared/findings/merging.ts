/** What a removed activity remembers of the one it was merged into, so that the two can be told apart again. */
import type * as Y from 'yjs'
import { z } from 'zod'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PRECISIONS } from '../plan/plan.ts'
import { type ActivityRecord, activityRecords } from '../plan/plan-document.ts'
import { idOfPair } from './findings.ts'

/** A record holds plain values only, so this one is JSON text. */
const FIELD = 'merged'

const fields = z
  .object({
    party: z.enum(ACTIVITY_PARTIES),
    title: z.string(),
    status: z.enum(ACTIVITY_STATUSES),
    start: z.string(),
    end: z.string(),
    precision: z.enum(PRECISIONS),
    place: z.string(),
    counterpart: z.string(),
    responsible: z.string(),
    goal: z.string(),
    budget: z.number(),
    audience: z.array(z.string()),
    partners: z.array(z.string()),
  })
  .partial()

const mergingSchema = z.object({
  /** The joint activity's id. */
  into: z.string(),
  /** The line in its text that says where the rest is from. */
  line: z.string(),
  /** What the fields that the merging changed held before, and after; one without a value is left out. */
  before: fields,
  after: fields,
})

export type Merging = z.infer<typeof mergingSchema>

/** Writes it down on the activity that goes. Call within the merging's transaction. */
export function noteMerging(record: ActivityRecord, merging: Merging): void {
  record.set(FIELD, JSON.stringify(merging))
}

/** Undefined for an activity that was not merged, or no longer is, or whose note cannot be read. */
export function readMerging(record: ActivityRecord): Merging | undefined {
  const note = record.get(FIELD)
  if (typeof note !== 'string' || !record.get('removed')) return undefined
  try {
    return mergingSchema.safeParse(JSON.parse(note)).data
  } catch {
    return undefined
  }
}

export function forgetMerging(record: ActivityRecord): void {
  record.delete(FIELD)
}

/** The ids of the activities that went into this one when they were merged, or into one that went into it. */
export function mergedInto(document: Y.Doc, activityId: string): string[] {
  const all = new Set([activityId])
  // Grows while it is gone through. What is written in a record may lead round in a circle.
  for (const into of all)
    for (const [id, record] of activityRecords(document)) if (readMerging(record)?.into === into) all.add(id)
  return [...all].slice(1)
}

/** The ids of the overlaps whose two activities are one now. */
export function mergedPairs(document: Y.Doc): Set<string> {
  const pairs = new Set<string>()
  for (const [id, record] of activityRecords(document)) {
    const merging = readMerging(record)
    if (merging) pairs.add(idOfPair(id, merging.into))
  }
  return pairs
}
