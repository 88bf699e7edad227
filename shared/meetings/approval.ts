/** Approving the minutes: what exactly is approved, and what follows from it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../basics/canonical-json.ts'
import { isSignature, type Signature } from '../permissions/person.ts'
import { PARTIES, type Party } from '../plan/plan.ts'
import type { MeetingPapers } from './meeting.ts'
import type { Task } from './meetings.ts'

export interface Approval {
  /** Of the words that were on the screen. */
  hash: string
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

export type Approvals = Partial<Record<Party, Approval>>

/**
 * The SHA-256 of all that the minutes say, in reading order, and the tasks that the meeting gave: the same for the same words
 * on every machine. What has become of a task since is no word of the minutes.
 */
export function papersHash({ points, present, absent }: MeetingPapers, tasks: readonly Task[] = []): string {
  // Its rank is its place in the list; what it was made of is no word of it.
  const wording = points.map(({ rank: _rank, proposal: _proposal, ...words }) => words)
  const given = tasks
    .map(({ id, pointId, text, owner, dueDate }) => ({ id, pointId, text, owner, dueDate }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ points: wording, present, absent, tasks: given }))))
}

/** When both parties had approved the same words, by which the minutes are locked; undefined while they have not. */
export function approvedAt(approvals: Approvals): string | undefined {
  const [first, second] = PARTIES.map((party) => approvals[party])
  if (!first || !second || first.hash !== second.hash) return undefined
  return first.at > second.at ? first.at : second.at
}

export function isApproval(value: unknown): value is Approval {
  if (typeof value !== 'object' || value === null) return false
  const { hash, by, at } = value as Record<string, unknown>
  return typeof hash === 'string' && typeof at === 'string' && isSignature(by)
}
