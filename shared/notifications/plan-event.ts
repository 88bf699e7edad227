import type { IsoDate } from '../basics/iso-date.ts'
import type { Anchor, Thread } from '../comments/thread.ts'
import type { Duty } from '../duties/duty.ts'
import type { DutyAct } from '../duties/duty-act.ts'
import type { StandingRecord } from '../duties/standing.ts'
import type { Decision } from '../findings/decision.ts'
import type { RenewalReminder } from '../label/case.ts'
import type { MissedContact } from '../meetings/missed-contact.ts'
import type { PermissionObject } from '../permissions/can.ts'
import type { Signature } from '../permissions/person.ts'
import { type Category, PARTIES, type Party } from '../plan/plan.ts'
import {
  type PublicationAct,
  type PublicationActName,
  publicationState,
  refusalOf,
} from '../publication/publication.ts'
import { isAgreed, type SignOff, type SignOffAct, sectionState } from '../sign-off/sign-off.ts'

/** What one must be able to read to be told of what is in it. */
export type LedgerObject = Extract<PermissionObject, { kind: 'ledger' | 'confidential-ledger' }>

/** All that a plan has: the shared one, and each party's own. */
export const LEDGERS: readonly LedgerObject[] = [
  { kind: 'ledger' },
  ...PARTIES.map((party) => ({ kind: 'confidential-ledger', party }) as const),
]

interface Happening {
  /** The same for as long as it stands in the ledger. */
  id: string
  /** ISO instant, the server's clock. */
  at: string
  by: Signature
  planId: string
  object: LedgerObject
}

/** Something in a plan that somebody may want to hear of. */
export type PlanEvent = CommentEvent | DecisionEvent | SignOffEvent | DutyEvent | PublicationEvent

/** What somebody may want to hear of at all. */
export type WorkspaceEvent =
  | PlanEvent
  | ContactEvent
  | OverdueEvent
  | BriefingEvent
  | TerminationEvent
  | LateFollowUpEvent
  | LabelRenewalEvent

/** That a party has given notice, or has taken it back. */
export interface TerminationEvent extends Omit<Happening, 'planId' | 'object'> {
  kind: 'termination'
  object: { kind: 'standing' }
  /** Missing once it was withdrawn. */
  endsOn?: IsoDate
}

/** That a week is over in which the other party has changed what this one is to hear of: told until it says that it has seen it. */
export interface BriefingEvent {
  kind: 'briefing'
  id: string
  /** ISO instant at which the week was over. */
  at: string
  planId: string
  object: { kind: 'ledger' }
  /** That is to hear of it. */
  party: Party
  /** The Monday it begins on. */
  week: IsoDate
  category: Category
}

/** Notice that was given and withdrawn is news as withdrawn alone. */
export function terminationEvents(records: readonly StandingRecord[]): TerminationEvent[] {
  return records.flatMap((record): TerminationEvent[] => {
    if (record.kind !== 'termination') return []
    const { id, set, ended, endsOn } = record
    const about = { kind: 'termination', object: { kind: 'standing' } } as const
    return ended
      ? [{ ...about, ...ended, id: `termination/${id}/withdrawn` }]
      : [{ ...about, ...set, id: `termination/${id}`, endsOn }]
  })
}

/** That the directors have been without contact for too long: nobody's doing, and of no plan. */
export interface ContactEvent extends MissedContact {
  kind: 'contact'
  object: { kind: 'meeting' }
}

/** That the gold label runs out before long: nobody's doing, of no plan, and told until its renewal is begun. */
export interface LabelRenewalEvent extends RenewalReminder {
  kind: 'label-renewal'
  object: { kind: 'label'; party: Party }
}

/** That nobody has acknowledged a duty in time: nobody's doing, and told for as long as it is so. */
export interface OverdueEvent {
  kind: 'overdue'
  /** The same for as long as it is overdue since that day. */
  id: string
  /** ISO instant at which it became so. */
  at: string
  planId: string
  object: { kind: 'ledger' }
  duty: Pick<Duty, 'id' | 'owner' | 'state' | 'responsible' | 'isEarlierWording' | 'title'>
}

/** That what became of an activity is not written in time: nobody's doing, and told for as long as it is so. */
export interface LateFollowUpEvent {
  kind: 'late-follow-up'
  /** The same for as long as it is late since that day: told once, and not each day anew. */
  id: string
  /** ISO instant at which it became so. */
  at: string
  planId: string
  object: LedgerObject
  activityId: string
  title: string
  /** The ids of those who are to write it. */
  writers: readonly string[]
}

/** Something that was done about a duty and that the other party is to hear of. */
export interface DutyEvent extends Happening {
  kind: 'duty'
  act: 'sent' | 'acknowledged' | 'dropped'
  dutyId: string
  activityId: string
  owner: Party
  /** What was sent and nobody has answered yet. */
  isWaiting: boolean
}

export interface CommentEvent extends Happening {
  kind: 'comment'
  threadId: string
  anchor: Anchor
  mentions: readonly string[]
  /** Another wording of a comment there was: news to those whom it calls now, and to nobody else. */
  isRewording: boolean
  /** Who had written in the thread, or been called to it, before. */
  takingPart: readonly string[]
}

export interface DecisionEvent extends Happening {
  kind: 'decision'
  findingId: string
  /** What the activities were called when it was decided. */
  titles: readonly string[]
}

export interface SignOffEvent extends Happening {
  kind: 'sign-off'
  /** `agreed` is the approval with which both parties had approved the same words. */
  act: SignOffAct | 'agreed'
  category: Category
  /** An approval that stands and waits for the other party, whatever the section reads now. */
  isWaiting: boolean
}

/** Something that a director did about the plan's public page. */
export interface PublicationEvent extends Happening {
  kind: 'publication'
  act: PublicationActName
  /** A proposal that nobody has answered. */
  isWaiting: boolean
  /** With it the page came out. */
  isOut: boolean
}

/** What has happened in one plan, read from one of its ledgers; deleted comments are no news. */
export function eventsInLedger(
  { planId, object }: Pick<Happening, 'planId' | 'object'>,
  {
    threads,
    decisions,
    signOffs = [],
    dutyActs = [],
    publicationActs = [],
  }: {
    threads: readonly Thread[]
    decisions: readonly Decision[]
    /** In order; a confidential part has none. */
    signOffs?: readonly SignOff[]
    /** In order. */
    dutyActs?: readonly DutyAct[]
    /** In order; a confidential part has none. */
    publicationActs?: readonly PublicationAct[]
  },
): PlanEvent[] {
  return [
    ...threads.flatMap((thread) => commentEvents({ planId, object }, thread)),
    ...decisions.flatMap((decision): DecisionEvent[] => {
      const { findingId, at, by, about = [] } = decision
      // Sending a duty answers its warning as well, and is told of as that.
      if (dutyActs.some((act) => act.at === at && act.by.personId === by.personId)) return []
      const titles = about.map(({ title }) => title)
      const id = `${planId}/${findingId}/${at}`
      return [{ kind: 'decision', id, at, by, planId, object, findingId, titles }]
    }),
    ...signOffs.map(({ id, at, by, act, category }, index): SignOffEvent => {
      const completes = act === 'approved' && isAgreed(signOffs.slice(0, index + 1), category)
      const { name, approvals } = sectionState(signOffs, { category, contentHash: '' })
      const isWaiting = name !== 'agreed' && approvals[by.party]?.id === id
      const about = { id: `${planId}/${id}`, at, by, planId, object, category, isWaiting } as const
      return { kind: 'sign-off', act: completes ? 'agreed' : act, ...about }
    }),
    ...dutyEvents({ planId, object }, dutyActs),
    ...publicationEvents({ planId, object }, publicationActs),
  ]
}

function dutyEvents(
  { planId, object }: Pick<Happening, 'planId' | 'object'>,
  acts: readonly DutyAct[],
): DutyEvent[] {
  return acts.flatMap(({ duty, deed, by, at }, index): DutyEvent[] => {
    const { act } = deed
    if (act !== 'sent' && act !== 'acknowledged' && act !== 'dropped') return []
    const { id: dutyId, activityId, owner } = duty
    const isAnswered = acts
      .slice(index + 1)
      .some((later) => later.duty.id === dutyId && ENDS_WAITING.includes(later.deed.act))
    const about = { dutyId, activityId, owner, isWaiting: act === 'sent' && !isAnswered } as const
    return [{ kind: 'duty', act, id: `${planId}/${dutyId}/${at}`, at, by, planId, object, ...about }]
  })
}

/** What could not follow what was before it is no news. */
function publicationEvents(
  { planId, object }: Pick<Happening, 'planId' | 'object'>,
  acts: readonly PublicationAct[],
): PublicationEvent[] {
  const { proposal } = publicationState(acts)
  return acts.flatMap(({ id, deed, by, at }, index): PublicationEvent[] => {
    const before = publicationState(acts.slice(0, index))
    if (refusalOf(before, by, deed)) return []
    const isOut = deed.act === 'agreed' && !before.published
    const about = { act: deed.act, isWaiting: proposal?.id === id, isOut } as const
    return [{ kind: 'publication', id: `${planId}/publication/${id}`, at, by, planId, object, ...about }]
  })
}

/** Sent again, it is the later one that waits. */
const ENDS_WAITING: readonly DutyAct['deed']['act'][] = ['sent', 'acknowledged', 'dropped', 'reopened']

function commentEvents(
  { planId, object }: Pick<Happening, 'planId' | 'object'>,
  { id: threadId, anchor, comments }: Thread,
): CommentEvent[] {
  return comments.flatMap((comment, index): CommentEvent[] => {
    if (comment.deleted) return []
    const { id, at, author: by, mentions, calledLater = [] } = comment
    const before = comments.slice(0, index).filter((earlier) => !earlier.deleted)
    const takingPart = before.flatMap((earlier) => [earlier.author.personId, ...earlier.mentions])
    const about = { kind: 'comment', by, planId, object, threadId, anchor, takingPart } as const
    const calledAtOnce = mentions.filter((person) => !calledLater.some(({ personId }) => personId === person))
    return [
      { ...about, id: `${planId}/${id}`, at, mentions: calledAtOnce, isRewording: false },
      ...calledLater.map(({ personId, at: since }) => ({
        ...about,
        id: `${planId}/${id}/${personId}/${since}`,
        at: since,
        mentions: [personId],
        isRewording: true,
      })),
    ]
  })
}
