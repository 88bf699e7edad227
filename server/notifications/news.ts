import type * as Y from 'yjs'
import { addDays } from '#shared/basics/iso-date.ts'
import type { Anchor } from '#shared/comments/thread.ts'
import { weekNumber } from '#shared/duties/briefing.ts'
import type { Duty } from '#shared/duties/duty.ts'
import { activityIdsOf } from '#shared/findings/findings.ts'
import type { RenewalReminder } from '#shared/label/case.ts'
import { readDecisions, readDutyActs, readSignOffs, readThreads } from '#shared/ledger/read-ledger.ts'
import { readStanding } from '#shared/meetings/meetings-document.ts'
import { missedContact } from '#shared/meetings/missed-contact.ts'
import type { Told } from '#shared/notifications/notice.ts'
import type { NoticeKind } from '#shared/notifications/notice-kinds.ts'
import type { NoticeAbout } from '#shared/notifications/notice-line.ts'
import {
  type BriefingEvent,
  type ContactEvent,
  eventsInLedger,
  type LabelRenewalEvent,
  type LateFollowUpEvent,
  type LedgerObject,
  type OverdueEvent,
  type PlanEvent,
  type TerminationEvent,
  terminationEvents,
  type WorkspaceEvent,
} from '#shared/notifications/plan-event.ts'
import type { Signature } from '#shared/permissions/person.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import { ledgerOf, roomName, type WrittenRoom } from '#shared/protocol/rooms.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { WaitingBriefing } from '../duties/briefings.ts'
import type { LateFollowUp } from '../follow-up/owed-follow-ups.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { MeetingDocuments } from '../meetings/meeting-documents.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { ReadableRoom } from '../rooms/room.ts'

/** A notice in titles alone: no word of a comment is in it. */
export interface Notice {
  id: string
  kind: NoticeKind
  at: string
  /** Missing where it is nobody's doing. */
  by?: Pick<Signature, 'name' | 'party'>
  /** Missing where it is of no plan. */
  planId?: string
  planTitle?: string
  threadId?: string
  /** Of what was decided in the plan itself: one of the activities, where it is still there, and what it was decided on. */
  activityId?: string
  findingId?: string
  dutyId?: string
  /** The activity whose follow-up it is about. */
  followUpOf?: string
  about: NoticeAbout
}

export interface NewsOptions {
  plans: Plans
  meetings: Pick<MeetingDocuments, 'read' | 'inMeetings'>
  /** What the parties owe each other to say and nobody has acknowledged in time. */
  overdueDuties: () => Promise<readonly { planId: string; duty: Duty }[]>
  /** The weeks that a party has not said it has seen. */
  waitingBriefings: () => Promise<readonly WaitingBriefing[]>
  lateFollowUps: () => Promise<readonly LateFollowUp[]>
  /** That a party's gold label runs out before long. */
  labelReminder: () => Promise<(RenewalReminder & { party: Party }) | undefined>
  clock: Clock
}

/** What has happened in all plans, read from their ledgers, and at the meetings, and what it is called. */
export class News {
  readonly #plans: Plans
  readonly #meetings: NewsOptions['meetings']
  readonly #overdueDuties: NewsOptions['overdueDuties']
  readonly #waitingBriefings: NewsOptions['waitingBriefings']
  readonly #lateFollowUps: NewsOptions['lateFollowUps']
  readonly #labelReminder: NewsOptions['labelReminder']
  readonly #clock: Clock
  /** Everybody who has a plan open asks anew when its ledger changes: it is read once for all of them. */
  readonly #remembered = new WeakMap<ReadableRoom, { version: number; events: PlanEvent[] }>()

  constructor({
    plans,
    meetings,
    overdueDuties,
    waitingBriefings,
    lateFollowUps,
    labelReminder,
    clock,
  }: NewsOptions) {
    this.#plans = plans
    this.#meetings = meetings
    this.#overdueDuties = overdueDuties
    this.#waitingBriefings = waitingBriefings
    this.#lateFollowUps = lateFollowUps
    this.#labelReminder = labelReminder
    this.#clock = clock
  }

  /** All that has happened, as far as `mayRead` says so; what cannot be loaded is passed over. */
  async events(
    mayRead: (object: WorkspaceEvent['object']) => boolean = () => true,
  ): Promise<WorkspaceEvent[]> {
    const plans = await this.#plans.list()
    const ledgers = plans.flatMap(({ id }) =>
      LEDGERS.filter(mayRead).map((object) => ({ planId: id, object })),
    )
    const contact = mayRead({ kind: 'meeting' }) ? await this.#missedContact() : []
    const owed = mayRead({ kind: 'ledger' })
      ? [...(await this.#overdue()), ...(await this.#late()), ...(await this.#briefings())]
      : []
    const terminations = mayRead({ kind: 'standing' }) ? await this.#terminations() : []
    const inPlans = await Promise.all(ledgers.map((ledger) => this.#eventsIn(ledger)))
    const label = (await this.#labelRenewal()).filter(({ object }) => mayRead(object))
    return [...inPlans.flat(), ...contact, ...owed, ...terminations, ...label]
  }

  /** The names of the documents that tell of it. */
  async documents(): Promise<string[]> {
    const rooms = (await this.#plans.list()).flatMap(({ id: planId }) =>
      LEDGERS.map((object) => roomName(ledgerOf(writtenRoom(planId, object)))),
    )
    return [...rooms, roomName({ kind: 'meetings' }), roomName({ kind: 'label' })]
  }

  /** Nothing is kept of it: it is there while it is so. */
  #missedContact(): Promise<ContactEvent[]> {
    return unlessRefused([], async () => {
      const missed = missedContact(await this.#meetings.read(), instantOf(this.#clock))
      return missed ? [{ ...missed, kind: 'contact', object: { kind: 'meeting' } }] : []
    })
  }

  /** Nothing is kept of that either. */
  #labelRenewal(): Promise<LabelRenewalEvent[]> {
    return unlessRefused([], async () => {
      const reminder = await this.#labelReminder()
      if (!reminder) return []
      const { party, ...due } = reminder
      return [{ ...due, kind: 'label-renewal', object: { kind: 'label', party } }]
    })
  }

  /** Nothing is kept of that either. */
  async #overdue(): Promise<OverdueEvent[]> {
    return (await this.#overdueDuties()).map(({ planId, duty }) => ({
      kind: 'overdue',
      id: `${planId}/${duty.id}/overdue/${duty.due.on}`,
      at: `${addDays(duty.due.on, 1)}T00:00:00.000Z`,
      planId,
      object: { kind: 'ledger' },
      duty,
    }))
  }

  /** Nothing is kept of that either. */
  async #late(): Promise<LateFollowUpEvent[]> {
    return (await this.#lateFollowUps()).map(({ planId, id: activityId, due, title, writers }) => ({
      kind: 'late-follow-up',
      id: `${planId}/${activityId}/follow-up/${due}`,
      at: `${addDays(due, 1)}T00:00:00.000Z`,
      planId,
      object: { kind: 'ledger' },
      activityId,
      title,
      writers,
    }))
  }

  /** Nothing is kept of that either. */
  async #briefings(): Promise<BriefingEvent[]> {
    return (await this.#waitingBriefings()).map(({ planId, party, week, category }) => ({
      kind: 'briefing',
      id: `${planId}/briefing/${party}/${week}/${category}`,
      at: `${addDays(week, 7)}T00:00:00.000Z`,
      planId,
      object: { kind: 'ledger' },
      party,
      week,
      category,
    }))
  }

  #terminations(): Promise<TerminationEvent[]> {
    return unlessRefused([], async () =>
      terminationEvents(await this.#meetings.inMeetings((room) => room.read(readStanding))),
    )
  }

  async #eventsIn({ planId, object }: { planId: string; object: LedgerObject }): Promise<PlanEvent[]> {
    const plans = this.#plans
    const read = async (room: ReadableRoom) => {
      const before = this.#remembered.get(room)
      if (before?.version === room.version) return before.events
      const { version } = room
      const events = await room.read((ledger) =>
        eventsInLedger(
          { planId, object },
          {
            threads: readThreads(ledger),
            decisions: readDecisions(ledger),
            signOffs: readSignOffs(ledger),
            dutyActs: readDutyActs(ledger),
          },
        ),
      )
      this.#remembered.set(room, { version, events })
      return events
    }
    return unlessRefused([], () => plans.inLedger(writtenRoom(planId, object), read))
  }

  /**
   * In titles as they are now; those of confidential things only where they are asked for. What is about a document that
   * cannot be loaded is left out.
   */
  async describe(
    told: readonly Told[],
    { withConfidentialTitles }: { withConfidentialTitles: boolean },
  ): Promise<Notice[]> {
    const inPlans = told.flatMap(({ kind, event }) => ('planId' in event ? [{ kind, event }] : []))
    const byDocument = Map.groupBy(inPlans, ({ event }) => `${event.planId} ${partyOf(event.object) ?? ''}`)
    const described = await Promise.all(
      [...byDocument.values()].map((inOne) =>
        unlessRefused([], async () => {
          const [{ event }] = inOne as [ToldOfPlan]
          const plan = await this.#plans.must(event.planId)
          const isHidden = partyOf(event.object) !== undefined && !withConfidentialTitles
          const titles = isHidden ? undefined : await this.#titlesIn(event)
          return inOne.map((one) => notice(one, plan, titles))
        }),
      ),
    )
    const byId = new Map(described.flat().map((notice) => [notice.id, notice]))
    return told.flatMap(({ kind, event }): Notice[] => {
      const inPlan = byId.get(event.id)
      if ('planId' in event) return inPlan ? [inPlan] : []
      const { id, at } = event
      if (event.kind === 'contact') return [{ id, kind, at, about: { kind: 'contact', days: event.days } }]
      if (event.kind === 'label-renewal')
        return [{ id, kind, at, about: { kind: 'label', validUntil: event.validUntil } }]
      const by = { name: event.by.name, party: event.by.party }
      return [{ id, kind, at, by, about: { kind: 'agreement', endsOn: event.endsOn } }]
    })
  }

  /** The titles of that document's activities, as they are now. */
  #titlesIn({ planId, object }: InPlan): Promise<Titles> {
    const plans = this.#plans
    const read = (room: ReadableRoom) => room.read(titlesOf)
    const party = partyOf(object)
    return party ? plans.inConfidential(planId, party, read) : plans.inPlan(planId, read)
  }
}

type InPlan = PlanEvent | OverdueEvent | BriefingEvent | LateFollowUpEvent

interface ToldOfPlan extends Told {
  event: InPlan
}

const LEDGERS: readonly LedgerObject[] = [
  { kind: 'ledger' },
  ...PARTIES.map((party) => ({ kind: 'confidential-ledger', party }) as const),
]

function partyOf(ledger: LedgerObject): Party | undefined {
  return ledger.kind === 'confidential-ledger' ? ledger.party : undefined
}

/** Without titles nothing is said of what it is about. */
function notice({ kind, event }: ToldOfPlan, plan: PlanSummary, titles: Titles | undefined): Notice {
  const { id, at, object } = event
  // The page has no address for places in a confidential part.
  const isInPlan = partyOf(object) === undefined
  return {
    id,
    kind,
    at,
    ...('by' in event && { by: { name: event.by.name, party: event.by.party } }),
    planId: plan.id,
    planTitle: plan.title,
    ...(isInPlan && event.kind === 'comment' && { threadId: event.threadId }),
    ...(isInPlan && event.kind === 'decision' && whereDecided(event.findingId, titles)),
    ...(isInPlan && event.kind === 'duty' && { dutyId: event.dutyId }),
    ...(event.kind === 'late-follow-up' && { followUpOf: event.activityId }),
    ...(event.kind === 'overdue' && { dutyId: event.duty.id }),
    about: titles ? aboutEvent(event, titles) : { kind: 'confidential' },
  }
}

function whereDecided(findingId: string, titles: Titles | undefined) {
  const activityId = activityIdsOf(findingId).find((one) => titles?.has(one))
  return activityId && { activityId, findingId }
}

/** Of the activities that are there, by id. */
type Titles = ReadonlyMap<string, string>

function titlesOf(document: Y.Doc): Titles {
  const present = [...activityRecords(document)].filter(([, record]) => !record.get('removed'))
  return new Map(present.map(([id, record]) => [id, titleOf(record)?.toString() ?? '']))
}

function aboutEvent(event: InPlan, titles: Titles): NoticeAbout {
  switch (event.kind) {
    case 'comment':
      return aboutAnchor(event.anchor, titles)
    case 'decision':
      return aboutTitles(event.titles)
    case 'sign-off':
      return { kind: 'section', category: event.category }
    case 'duty':
      return aboutTitles([titles.get(event.activityId)])
    case 'overdue':
      return aboutTitles([event.duty.title])
    case 'briefing':
      return { kind: 'briefing', category: event.category, week: weekNumber(event.week) }
    case 'late-follow-up':
      return aboutTitles([event.title])
    default:
      event satisfies never
      return { kind: 'plan' }
  }
}

function aboutAnchor(anchor: Anchor, titles: Titles): NoticeAbout {
  switch (anchor.kind) {
    case 'plan':
      return { kind: 'plan' }
    case 'activity':
      return aboutTitles([titles.get(anchor.activityId)])
    case 'text':
      return anchor.place.kind === 'section'
        ? { kind: 'section', category: anchor.place.category }
        : aboutTitles([titles.get(anchor.place.activityId)])
    default:
      anchor satisfies never
      return { kind: 'plan' }
  }
}

function aboutTitles(titles: readonly (string | undefined)[]): NoticeAbout {
  const written = titles.flatMap((title) => title?.trim() || [])
  return written.length > 0 ? { kind: 'activities', titles: written } : { kind: 'plan' }
}

/** What the ledger stands beside. */
function writtenRoom(planId: string, object: LedgerObject): WrittenRoom {
  return object.kind === 'ledger'
    ? { kind: 'plan', planId }
    : { kind: 'confidential', planId, party: object.party }
}
