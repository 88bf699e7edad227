import type { Anchor } from '#shared/comments/thread.ts'
import { readDecisions, readThreads } from '#shared/ledger/read-ledger.ts'
import { type MailSettings, USUAL_MAIL_SETTINGS } from '#shared/notifications/mail-settings.ts'
import {
  inListOrder,
  isSeen,
  type NoticeKind,
  noticesFor,
  type Told,
  tallyOf,
} from '#shared/notifications/notice.ts'
import type { NoticeAbout } from '#shared/notifications/notice-line.ts'
import { eventsInLedger, type PlanEvent } from '#shared/notifications/plan-event.ts'
import type { Person, Signature } from '#shared/permissions/person.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import type { PlanSummary } from '#shared/protocol/schemas.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { NoticeRecord, NoticeStore } from '../ports/notice-store.ts'
import { SETTLING_MILLISECONDS } from './due-mails.ts'

/** More than anybody reads; the number and the dot count all. */
const LISTED = 100

export interface NotificationsOptions {
  plans: Plans
  store: NoticeStore
  clock: Clock
}

/** A notice in titles alone: no word of a comment is in it. */
export interface Notice {
  id: string
  kind: NoticeKind
  at: string
  by: Pick<Signature, 'name' | 'party'>
  planId: string
  planTitle: string
  threadId?: string
  about: NoticeAbout
}

/** What each person is told of. It is read from the ledgers each time, so it is what they may read now. */
export class Notifications {
  readonly #options: NotificationsOptions

  constructor(options: NotificationsOptions) {
    this.#options = options
  }

  async list(
    person: Person,
  ): Promise<{ notices: (Notice & { isRead: boolean })[]; aimed: number; hasRest: boolean }> {
    const { seen } = await this.recordOf(person)
    const told = noticesFor(person, await this.events()).map(({ kind, event }) => ({
      kind,
      event,
      at: event.at,
      isRead: isSeen(event, seen),
    }))
    const shown = told.toSorted(inListOrder).slice(0, LISTED)
    const notices = await this.describe(shown)
    const isReadById = new Map(shown.map(({ event, isRead }) => [event.id, isRead]))
    return {
      notices: notices.map((notice) => ({ ...notice, isRead: isReadById.get(notice.id) ?? false })),
      ...tallyOf(told),
    }
  }

  /** One notice, or all up to an instant. */
  async markRead(person: Person, what: { upTo: string } | { id: string }): Promise<void> {
    // Nobody has seen what is still to come.
    const now = instantOf(this.#options.clock)
    const known = 'id' in what ? await this.#idsToldTo(person) : undefined
    await this.#change(person, (record) => {
      const { seen } = record
      if ('upTo' in what) {
        const upTo = [seen.upTo, what.upTo < now ? what.upTo : now].toSorted().at(-1) ?? now
        return { ...record, seen: { upTo, ids: seen.ids } }
      }
      const ids = [...new Set([...seen.ids, what.id])].filter((id) => known?.has(id))
      return { ...record, seen: { ...seen, ids } }
    })
  }

  async #idsToldTo(person: Person): Promise<Set<string>> {
    const { seen } = await this.recordOf(person)
    const told = noticesFor(person, await this.events())
    return new Set(told.filter(({ event }) => event.at > seen.upTo).map(({ event }) => event.id))
  }

  async settingsOf(person: Person): Promise<MailSettings> {
    return (await this.recordOf(person)).settings
  }

  /** Answers the settings as they then are. */
  async changeSettings(
    person: Pick<Person, 'id'>,
    change: (settings: MailSettings) => MailSettings,
  ): Promise<MailSettings> {
    const now = instantOf(this.#options.clock)
    const { settings } = await this.#change(person, (record) => {
      const next = change(record.settings)
      // Who turns the digest on again is not sent what came while it was off.
      const isBack = record.settings.digest === 'off' && next.digest !== 'off'
      return { ...record, settings: next, ...(isBack && { digestAt: now, mailFrom: now }) }
    })
    return settings
  }

  async recordOf({ id }: Pick<Person, 'id'>): Promise<NoticeRecord> {
    return (await this.#options.store.findRecord(id)) ?? this.beginning()
  }

  /** Who has just come is told of the last hour. */
  beginning(): NoticeRecord {
    const now = this.#options.clock.now()
    const from = new Date(now - SETTLING_MILLISECONDS).toISOString()
    return {
      settings: USUAL_MAIL_SETTINGS,
      seen: { upTo: from, ids: [] },
      mailFrom: from,
      mailed: [],
      digestAt: new Date(now).toISOString(),
    }
  }

  #change(person: Pick<Person, 'id'>, change: (record: NoticeRecord) => NoticeRecord): Promise<NoticeRecord> {
    return this.#options.store.changeRecord(person.id, this.beginning(), (record) => ({
      record: change(record),
    }))
  }

  /** All that has happened in the plans; a plan that cannot be read is passed over. */
  async events(): Promise<PlanEvent[]> {
    const plans = await this.#options.plans.list()
    return (await Promise.all(plans.map((plan) => this.#eventsOf(plan)))).flat()
  }

  async #eventsOf({ id }: PlanSummary): Promise<PlanEvent[]> {
    return this.#unlessDamaged([], () =>
      this.#options.plans.inLedger(id, (room) =>
        room.read((ledger) =>
          eventsInLedger(id, { threads: readThreads(ledger), decisions: readDecisions(ledger) }),
        ),
      ),
    )
  }

  /** With the titles as they are now. Those of a plan that cannot be read are left out. */
  async describe(told: readonly Told[]): Promise<Notice[]> {
    const planIds = [...new Set(told.map(({ event }) => event.planId))]
    const described = await Promise.all(
      planIds.map((planId) =>
        this.#describeIn(
          planId,
          told.filter(({ event }) => event.planId === planId),
        ),
      ),
    )
    const byId = new Map(described.flat().map((notice) => [notice.id, notice]))
    return told.flatMap(({ event }) => byId.get(event.id) ?? [])
  }

  async #describeIn(planId: string, told: readonly Told[]): Promise<Notice[]> {
    return this.#unlessDamaged([], () =>
      this.#options.plans.inPlan(planId, async (room, plan) =>
        room.read((document) => {
          const titleNow = (activityId: string) => {
            const record = activityRecords(document).get(activityId)
            return record && !record.get('removed') ? titleOf(record)?.toString() : undefined
          }
          return told.map(({ kind, event }) => ({
            id: event.id,
            kind,
            at: event.at,
            by: { name: event.by.name, party: event.by.party },
            planId,
            planTitle: plan.title,
            ...(event.kind === 'comment' && { threadId: event.threadId }),
            about: event.kind === 'comment' ? aboutAnchor(event.anchor, titleNow) : aboutTitles(event.titles),
          }))
        }),
      ),
    )
  }

  async #unlessDamaged<T>(instead: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Problem) return instead
      throw error
    }
  }
}

function aboutAnchor(anchor: Anchor, titleNow: (activityId: string) => string | undefined): NoticeAbout {
  switch (anchor.kind) {
    case 'plan':
      return { kind: 'plan' }
    case 'activity':
      return aboutTitles([titleNow(anchor.activityId)])
    case 'text':
      return anchor.place.kind === 'section'
        ? { kind: 'section', category: anchor.place.category }
        : aboutTitles([titleNow(anchor.place.activityId)])
    default:
      anchor satisfies never
      return { kind: 'plan' }
  }
}

function aboutTitles(titles: readonly (string | undefined)[]): NoticeAbout {
  const written = titles.flatMap((title) => title?.trim() || [])
  return written.length > 0 ? { kind: 'activities', titles: written } : { kind: 'plan' }
}
