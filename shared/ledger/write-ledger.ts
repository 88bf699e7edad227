import type * as Y from 'yjs'
import type { Comment, Thread } from '../comments/thread.ts'
import type { BriefingReceipt } from '../duties/briefing.ts'
import type { DutyAct } from '../duties/duty-act.ts'
import type { Decision } from '../findings/decision.ts'
import type { PublicationAct } from '../publication/publication.ts'
import type { SignOff } from '../sign-off/sign-off.ts'
import {
  BRIEFINGS_ROOT,
  DECISIONS_ROOT,
  DUTIES_ROOT,
  PUBLICATION_ROOT,
  readThread,
  SIGN_OFFS_ROOT,
  THREADS_ROOT,
} from './read-ledger.ts'

export function addThread(ledger: Y.Doc, thread: Thread): void {
  ledger.getMap(THREADS_ROOT).set(thread.id, thread)
}

/** Adds a reply; answers the thread as it then is, or undefined when there is none. */
export function addComment(ledger: Y.Doc, threadId: string, comment: Comment): Thread | undefined {
  return changeThread(ledger, threadId, (thread) => ({ ...thread, comments: [...thread.comments, comment] }))
}

/** Resolves the thread, or opens it again with undefined; answers it as it then is, or undefined when there is none. */
export function setResolved(
  ledger: Y.Doc,
  threadId: string,
  resolved: Thread['resolved'],
): Thread | undefined {
  return changeThread(ledger, threadId, ({ resolved: _, ...thread }) =>
    resolved ? { ...thread, resolved } : thread,
  )
}

/** Decisions are only ever added: what was decided before stays on record. */
export function addDecision(ledger: Y.Doc, decision: Decision): void {
  ledger.getArray(DECISIONS_ROOT).push([decision])
}

/** Nothing that was signed, or said against it, is ever altered. */
export function addSignOff(ledger: Y.Doc, signOff: SignOff): void {
  ledger.getArray(SIGN_OFFS_ROOT).push([signOff])
}

/** What was done about a duty stays on record, in order. */
export function addDutyAct(ledger: Y.Doc, act: DutyAct): void {
  ledger.getArray(DUTIES_ROOT).push([act])
}

/** What was done about the public page stays on record, in order. */
export function addPublicationAct(ledger: Y.Doc, act: PublicationAct): void {
  ledger.getArray(PUBLICATION_ROOT).push([act])
}

/** Adds it behind those there are. */
export function addBriefingReceipt(ledger: Y.Doc, receipt: BriefingReceipt): void {
  ledger.getArray(BRIEFINGS_ROOT).push([receipt])
}

/** Puts what `change` makes of a thread in its place and answers it; undefined when there is none. */
export function changeThread(
  ledger: Y.Doc,
  threadId: string,
  change: (thread: Thread) => Thread,
): Thread | undefined {
  const thread = readThread(ledger, threadId)
  if (!thread) return undefined
  const changed = change(thread)
  ledger.getMap(THREADS_ROOT).set(threadId, changed)
  return changed
}
