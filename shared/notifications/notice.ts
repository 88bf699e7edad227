/** Who is told of what. A new kind of notice is a word in `notice-kinds.ts` and a line in the table here. */
import { waitsFor } from '../duties/duty-list.ts'
import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'
import { otherParty } from '../plan/plan.ts'
import type { MailKind } from './mail-settings.ts'
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.ts'
import type { DutyEvent, PublicationEvent, SignOffEvent, WorkspaceEvent } from './plan-event.ts'

interface KindOfNotice {
  /** Whether it asks something of the person, and so counts in the number; the rest is a dot. */
  isAimed: boolean
  /** The kind of mail of its own that tells of it instead of the next digest. */
  mail?: Exclude<MailKind, 'digest'>
  goesTo: (person: Person, event: WorkspaceEvent) => boolean
}

const KINDS = {
  termination: {
    isAimed: true,
    mail: 'duty',
    goesTo: (person, event) =>
      event.kind === 'termination' && event.endsOn !== undefined && can(person, 'sign', { kind: 'standing' }),
  },
  mention: {
    isAimed: true,
    mail: 'mention',
    goesTo: ({ id }, event) => event.kind === 'comment' && event.mentions.includes(id),
  },
  approval: {
    isAimed: true,
    mail: 'approval',
    goesTo: (person, event) => isActOf(event, 'approved') && signsForTheOther(person, event),
  },
  objection: {
    isAimed: true,
    goesTo: (person, event) => isActOf(event, 'objected') && signsForTheOther(person, event),
  },
  'publication-asked': {
    isAimed: true,
    mail: 'approval',
    goesTo: (person, event) => isPublicationAct(event, 'asked') && answersForTheOther(person, event),
  },
  unpublished: {
    isAimed: true,
    goesTo: (person, event) =>
      isPublicationAct(event, 'withdrawn') && can(person, 'sign', { kind: 'publication' }),
  },
  'duty-sent': {
    isAimed: true,
    mail: 'duty',
    goesTo: (person, event) =>
      isDutyEvent(event, 'sent') &&
      event.isWaiting &&
      can(person, 'edit', { kind: 'duty', party: otherParty(event.owner) }),
  },
  'duty-overdue': {
    isAimed: true,
    goesTo: (person, event) => event.kind === 'overdue' && waitsFor(person, event.duty),
  },
  briefing: {
    isAimed: true,
    goesTo: (person, event) =>
      event.kind === 'briefing' && can(person, 'edit', { kind: 'duty', party: event.party }),
  },
  contact: {
    isAimed: true,
    goesTo: (person, event) => event.kind === 'contact' && can(person, 'sign', { kind: 'meeting' }),
  },
  'termination-withdrawn': {
    isAimed: false,
    mail: 'duty',
    goesTo: (person, event) => event.kind === 'termination' && can(person, 'sign', { kind: 'standing' }),
  },
  'follow-up-late': {
    isAimed: true,
    goesTo: ({ id }, event) => event.kind === 'late-follow-up' && event.writers.includes(id),
  },
  'label-renewal': {
    isAimed: true,
    // Whoever reads the file may do what is asked; the directors are those who are to see to it.
    goesTo: ({ role }, event) => event.kind === 'label-renewal' && role === 'director',
  },
  agreed: {
    isAimed: false,
    goesTo: (_, event) => isActOf(event, 'agreed'),
  },
  published: {
    isAimed: false,
    goesTo: (person, event) =>
      isPublicationAct(event, 'agreed') && event.isOut && can(person, 'sign', { kind: 'publication' }),
  },
  'publication-agreed': {
    isAimed: false,
    goesTo: (person, event) => isPublicationAct(event, 'agreed') && answersForTheOther(person, event),
  },
  'publication-declined': {
    isAimed: false,
    goesTo: (person, event) => isPublicationAct(event, 'declined') && answersForTheOther(person, event),
  },
  amendment: {
    isAimed: false,
    goesTo: (_, event) => isActOf(event, 'amended'),
  },
  withdrawal: {
    isAimed: false,
    goesTo: (person, event) => isActOf(event, 'withdrew') && signsForTheOther(person, event),
  },
  lifting: {
    isAimed: false,
    goesTo: (person, event) => isActOf(event, 'lifted') && signsForTheOther(person, event),
  },
  'duty-acknowledged': {
    isAimed: false,
    goesTo: (person, event) =>
      isDutyEvent(event, 'acknowledged') && can(person, 'edit', { kind: 'duty', party: event.owner }),
  },
  'duty-dropped': {
    isAimed: false,
    goesTo: (person, event) =>
      isDutyEvent(event, 'dropped') &&
      can(person, 'edit', { kind: 'duty', party: otherParty(event.by.party) }),
  },
  decision: {
    isAimed: false,
    goesTo: ({ party }, event) => event.kind === 'decision' && event.by.party !== party,
  },
  reply: {
    isAimed: false,
    goesTo: ({ id }, event) =>
      event.kind === 'comment' && !event.isRewording && event.takingPart.includes(id),
  },
  comment: {
    isAimed: false,
    goesTo: (_, event) => event.kind === 'comment' && !event.isRewording,
  },
} satisfies Record<NoticeKind, KindOfNotice>

function isDutyEvent(event: WorkspaceEvent, act: DutyEvent['act']): event is DutyEvent {
  return event.kind === 'duty' && event.act === act
}

function isPublicationAct(event: WorkspaceEvent, act: PublicationEvent['act']): event is PublicationEvent {
  return event.kind === 'publication' && event.act === act
}

function isActOf(event: WorkspaceEvent, act: SignOffEvent['act']): event is SignOffEvent {
  return event.kind === 'sign-off' && event.act === act
}

/** Whether an approval has become an agreement since, or was taken back. */
function isAnswered(approval: SignOffEvent, later: readonly WorkspaceEvent[]): boolean {
  return later.some(
    (event) =>
      event.kind === 'sign-off' &&
      event.planId === approval.planId &&
      event.category === approval.category &&
      (event.act === 'agreed' || (event.act === 'withdrew' && event.by.party === approval.by.party)),
  )
}

/** Whose answer it waits for, or who waited for theirs. */
function signsForTheOther(person: Person, { by }: SignOffEvent): boolean {
  return person.party !== by.party && can(person, 'sign', { kind: 'plan' })
}

/** Whose answer a proposal waits for, or who waited for theirs. */
function answersForTheOther(person: Person, { by }: PublicationEvent): boolean {
  return person.party !== by.party && can(person, 'sign', { kind: 'publication' })
}

/** An event as it is told to one person. */
export interface Told {
  kind: NoticeKind
  event: WorkspaceEvent
}

/**
 * What the person is to be told of, by all that has happened, in order: never what they did themselves, but for the agreement's
 * termination and what a plan's public page has come to, nothing that they may not read, and no approval or proposal that waits
 * for theirs no more.
 */
export function noticesFor(person: Person, events: readonly WorkspaceEvent[]): Told[] {
  return events.flatMap((event, index) => {
    if (isOwn(event, person) || !can(person, 'read', event.object)) return []
    if (isPublicationAct(event, 'asked') && !event.isWaiting) return []
    if (isActOf(event, 'approved') && isAnswered(event, events.slice(index + 1))) return []
    const kind = NOTICE_KINDS.find((known) => KINDS[known].goesTo(person, event))
    return kind ? [{ kind, event }] : []
  })
}

function isOwn(event: WorkspaceEvent, { id }: Person): boolean {
  if (!('by' in event) || event.by.personId !== id) return false
  switch (event.kind) {
    // Who gives notice gets it in writing like the other: somebody else may have done so in their name.
    case 'termination':
      return false
    // As is what everybody can read from then on, or no longer.
    case 'publication':
      return event.act !== 'withdrawn' && !event.isOut
    default:
      return true
  }
}

/** The kind of mail of its own that tells of it; undefined where the digest does, and of an approval that waits no longer. */
export function ownMailOf({ kind, event }: Told): KindOfNotice['mail'] {
  if (event.kind === 'sign-off' && !event.isWaiting) return undefined
  const { mail }: KindOfNotice = KINDS[kind]
  return mail
}

/** Up to where a person has seen what there is, and what they have opened since. */
export interface Seen {
  /** ISO instant. */
  upTo: string
  ids: string[]
}

/** Whether it is from before the person looked last, or was opened by itself. */
export function isSeen({ id, at }: { id: string; at: string }, seen: Seen): boolean {
  return at <= seen.upTo || seen.ids.includes(id)
}

/** The number and the dot: how much that is aimed at the person is unseen, and whether anything else is. */
export function tallyOf(notices: readonly { kind: NoticeKind; isRead: boolean }[]): {
  aimed: number
  hasRest: boolean
} {
  const unread = notices.filter(({ isRead }) => !isRead)
  const aimed = unread.filter(({ kind }) => KINDS[kind].isAimed).length
  return { aimed, hasRest: unread.length > aimed }
}

interface Listed {
  kind: NoticeKind
  at: string
  isRead: boolean
}

/** The order of the list: what is unread first, and of that what concerns one most; else the newest first. */
export function inListOrder(a: Listed, b: Listed): number {
  if (a.isRead !== b.isRead) return a.isRead ? 1 : -1
  const byKind = a.isRead ? 0 : NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind)
  return byKind || (a.at < b.at ? 1 : -1)
}
