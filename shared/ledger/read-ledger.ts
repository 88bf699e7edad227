/** The ledger's Y.Doc, which only the server writes: a map of threads by id, and decisions, sign-offs and what was done about duties and the public page in the order they were made. */
import type * as Y from 'yjs'
import type { z } from 'zod'
import type { Thread } from '../comments/thread.ts'
import type { BriefingReceipt } from '../duties/briefing.ts'
import type { DutyAct } from '../duties/duty-act.ts'
import { type Decision, isDecision } from '../findings/decision.ts'
import { threadAnswer } from '../protocol/schemas/comments.ts'
import { briefingReceiptSchema, dutyActSchema } from '../protocol/schemas/duties.ts'
import { publicationActSchema } from '../protocol/schemas/publication.ts'
import { signOffSchema } from '../protocol/schemas/sign-off.ts'
import type { PublicationAct } from '../publication/publication.ts'
import type { SignOff } from '../sign-off/sign-off.ts'

/** Names on the wire: change them only with SCHEMA_VERSION. */
export const THREADS_ROOT = 'threads'
export const DECISIONS_ROOT = 'decisions'
export const SIGN_OFFS_ROOT = 'signOffs'
export const DUTIES_ROOT = 'duties'
export const BRIEFINGS_ROOT = 'briefings'
export const PUBLICATION_ROOT = 'publication'

/** Every thread, oldest first; one that cannot be read is passed over. */
export function readThreads(ledger: Y.Doc): Thread[] {
  const threads: Thread[] = []
  for (const value of ledger.getMap(THREADS_ROOT).values()) {
    const parsed = threadAnswer.safeParse(value)
    if (parsed.success) threads.push(parsed.data)
  }
  return threads.sort((a, b) => (openedAt(a) < openedAt(b) ? -1 : 1))
}

/** One thread, or undefined when there is none or it cannot be read. */
export function readThread(ledger: Y.Doc, threadId: string): Thread | undefined {
  const parsed = threadAnswer.safeParse(ledger.getMap(THREADS_ROOT).get(threadId))
  return parsed.success ? parsed.data : undefined
}

/** Every decision in the order they were made; one that cannot be read is passed over. */
export function readDecisions(ledger: Y.Doc): Decision[] {
  return ledger.getArray(DECISIONS_ROOT).toArray().filter(isDecision)
}

/** Every act on a section's wording in the order they were made; one that cannot be read is passed over. */
export function readSignOffs(ledger: Y.Doc): SignOff[] {
  return readAll(ledger, SIGN_OFFS_ROOT, signOffSchema)
}

/** Everything that was done about duties, in order; what cannot be read is passed over. */
export function readDutyActs(ledger: Y.Doc): DutyAct[] {
  return readAll(ledger, DUTIES_ROOT, dutyActSchema)
}

/** Everything that was said to have been seen, in order; what cannot be read is passed over. */
export function readBriefingReceipts(ledger: Y.Doc): BriefingReceipt[] {
  return readAll(ledger, BRIEFINGS_ROOT, briefingReceiptSchema)
}

/** Everything that directors did about the public page, in order; what cannot be read is passed over. */
export function readPublicationActs(ledger: Y.Doc): PublicationAct[] {
  return readAll(ledger, PUBLICATION_ROOT, publicationActSchema)
}

function readAll<Schema extends z.ZodType>(ledger: Y.Doc, root: string, schema: Schema): z.output<Schema>[] {
  return ledger
    .getArray(root)
    .toArray()
    .flatMap((value) => {
      const parsed = schema.safeParse(value)
      return parsed.success ? [parsed.data] : []
    })
}

function openedAt(thread: Thread): string {
  return `${thread.comments[0]?.at} ${thread.id}`
}
