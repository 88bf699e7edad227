/**
 * What became confidential while the vocabulary could not be read. A lesson about it may be in there, and must be gone before
 * anybody reads the vocabulary again; until then the confidential part's ledger remembers.
 */
import type * as Y from 'yjs'
import { z } from 'zod'
import { ALL_CATEGORIES } from '../plan/plan.ts'
import type { Moved } from './moved.ts'
import { aboutTest } from './part-ledger.ts'

/** A name on the wire: change it only with SCHEMA_VERSION. */
const UNLEARNING_ROOT = 'unlearning'

const movedSchema: z.ZodType<Moved> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), activityId: z.string() }),
  z.object({ kind: z.literal('section'), category: z.literal(ALL_CATEGORIES) }),
])

export function noteUnlearning(ledger: Y.Doc, moved: Moved): void {
  ledger.getArray(UNLEARNING_ROOT).push([moved])
}

export function toUnlearn(ledger: Y.Doc): Moved[] {
  return ledger
    .getArray(UNLEARNING_ROOT)
    .toArray()
    .flatMap((value) => movedSchema.safeParse(value).data ?? [])
}

export function forgetUnlearning(ledger: Y.Doc): void {
  const notes = ledger.getArray(UNLEARNING_ROOT)
  notes.delete(0, notes.length)
}

/** Whether a lesson tells of any of these, which are in the confidential part. */
export function unlearningTest(part: Y.Doc, moved: readonly Moved[]): (lesson: unknown) => boolean {
  const tests = moved.map((one) => aboutTest(part, one))
  return (lesson) => tests.some((isAbout) => isAbout(lesson))
}
