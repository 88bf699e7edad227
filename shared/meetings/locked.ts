/** Minutes that both parties have approved are nobody's to change, on whatever way. */
import type * as Y from 'yjs'
import { approvedAt, papersHash } from './approval.ts'
import { approvalsIn, readMeeting } from './meeting-document.ts'

/** Whether the document is of a meeting whose minutes are approved. */
export function isLocked(document: Y.Doc): boolean {
  return approvedAt(approvalsIn(document)) !== undefined
}

/** How locked minutes read; undefined where they are not locked. */
export function lockedReading(document: Y.Doc): string | undefined {
  return isLocked(document) ? papersHash(readMeeting(document)) : undefined
}
