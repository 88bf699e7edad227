import { type MailSettings, USUAL_MAIL_SETTINGS } from '#shared/notifications/mail-settings.ts'
import { inListOrder, isSeen, noticesFor, type Told, tallyOf } from '#shared/notifications/notice.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { NoticeRecord, NoticeStore } from '../ports/notice-store.ts'
import { SETTLING_MILLISECONDS } from './due-mails.ts'
import type { News, Notice } from './news.ts'

/** More than anybody reads; the number and the dot count all. */
const LISTED = 100

export interface NotificationsOptions {
  news: News
  store: NoticeStore
  clock: Clock
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
    const told = (await this.#toldTo(person)).map(({ kind, event }) => ({
      kind,
      event,
      at: event.at,
      isRead: isSeen(event, seen),
    }))
    const shown = told.toSorted(inListOrder).slice(0, LISTED)
    const notices = await this.#options.news.describe(shown, { withConfidentialTitles: true })
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
    const told = await this.#toldTo(person)
    return new Set(told.filter(({ event }) => event.at > seen.upTo).map(({ event }) => event.id))
  }

  async #toldTo(person: Person): Promise<Told[]> {
    const events = await this.#options.news.events((ledger) => can(person, 'read', ledger))
    return noticesFor(person, events)
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
}
