import type { Anchor, Thread } from '../comments/thread.ts'
import type { Decision } from '../findings/decision.ts'
import type { PermissionObject } from '../permissions/can.ts'
import type { Signature } from '../permissions/person.ts'

interface Happening {
  /** The same for as long as it stands in the ledger. */
  id: string
  /** ISO instant, the server's clock. */
  at: string
  by: Signature
  planId: string
  /** What one must be able to read to be told of it. */
  object: PermissionObject
}

/** Something in a plan that somebody may want to hear of. */
export type PlanEvent = CommentEvent | DecisionEvent

export interface CommentEvent extends Happening {
  kind: 'comment'
  threadId: string
  anchor: Anchor
  mentions: readonly string[]
  /** Who had written in the thread, or been called to it, before. */
  takingPart: readonly string[]
}

export interface DecisionEvent extends Happening {
  kind: 'decision'
  /** What the activities were called when it was decided. */
  titles: readonly string[]
}

/** What has happened in one plan, read from its ledger; deleted comments are no news. */
export function eventsInLedger(
  planId: string,
  { threads, decisions }: { threads: readonly Thread[]; decisions: readonly Decision[] },
): PlanEvent[] {
  return [
    ...threads.flatMap((thread) => commentEvents(planId, thread)),
    ...decisions.map((decision): DecisionEvent => {
      const { findingId, at, by, about = [] } = decision
      const titles = about.map(({ title }) => title)
      return { kind: 'decision', id: `${planId}/${findingId}/${at}`, at, by, planId, object: LEDGER, titles }
    }),
  ]
}

const LEDGER: PermissionObject = { kind: 'ledger' }

function commentEvents(planId: string, { id: threadId, anchor, comments }: Thread): CommentEvent[] {
  return comments.flatMap((comment, index): CommentEvent[] => {
    if (comment.deleted) return []
    const { id, at, author: by, mentions } = comment
    const before = comments.slice(0, index).filter((earlier) => !earlier.deleted)
    const takingPart = before.flatMap((earlier) => [earlier.author.personId, ...earlier.mentions])
    const event = { id: `${planId}/${id}`, at, by, planId, object: LEDGER, threadId, anchor, mentions }
    return [{ kind: 'comment', ...event, takingPart }]
  })
}
