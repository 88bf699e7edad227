/** What waits for a person in all of their plans, in the order in which it presses. */
import type { NoticeKind } from '../notifications/notice-kinds.ts'
import type { Waiting } from './waiting.ts'

/** What a notice must say of itself to be told here. */
export interface ToldNotice {
  kind: NoticeKind
  at: string
  isRead: boolean
}

export type WaitingLine<Notice extends ToldNotice> =
  | { kind: Waiting['kind']; planId: string; waiting: Waiting }
  | { kind: NoticeKind; notice: Notice }

/** Who has waited longest for a word comes first, what is only to be heard of last. Other notices wait for nobody. */
const PRESSING: readonly (Waiting['kind'] | NoticeKind)[] = [
  'termination',
  'approval',
  'objection',
  'publication',
  'unpublished',
  'duty-overdue',
  'duty-sent',
  'mention',
  'briefing',
  'contact',
  'follow-up',
  'overlap',
  'role',
  'reply',
  'decision',
]
/** An approval or objection waits by its section's state, seen or not. */
const AS_NOTICES: readonly NoticeKind[] = [
  'termination',
  'unpublished',
  'duty-overdue',
  'duty-sent',
  'mention',
  'briefing',
  'contact',
  'reply',
  'decision',
]

/** Told for as long as they are so: nobody is done with one by having seen it. */
const WHILE_SO: readonly NoticeKind[] = ['duty-overdue', 'briefing', 'contact']

/** Of each kind the plans in their order and as each tells it, and the newest notice first; what has been read waits no longer, unless it goes on being so. */
export function waitingList<Notice extends ToldNotice>(
  plans: readonly { planId: string; waiting: readonly Waiting[] }[],
  notices: readonly Notice[],
): WaitingLine<Notice>[] {
  const inPlans = plans.flatMap(({ planId, waiting }) =>
    waiting.map((one): WaitingLine<Notice> => ({ kind: one.kind, planId, waiting: one })),
  )
  const told = notices
    .filter(({ kind, isRead }) => AS_NOTICES.includes(kind) && (!isRead || WHILE_SO.includes(kind)))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map((notice): WaitingLine<Notice> => ({ kind: notice.kind, notice }))
  return [...inPlans, ...told].sort((one, other) => PRESSING.indexOf(one.kind) - PRESSING.indexOf(other.kind))
}
