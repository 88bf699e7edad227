import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { type CalendarEvent, calendarEvents } from '#shared/export/calendar.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import { type FeedChoice, isInFeed, MOST_FEEDS } from '#shared/feeds/feed-choice.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { writeCalendar } from '../export/calendar-writer.ts'
import { Problem } from '../http/problem.ts'
import { countAttempt } from '../people/count-attempt.ts'
import { type CurrentSession, hashOf } from '../people/people.ts'
import { wouldLackSecondFactor } from '../people/second-factor-rule.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { CalendarFeed, Directory, Member } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Room } from '../rooms/room.ts'

/** Calendars look a few times a day, the hastiest every fifth minute. */
const FETCHES_AN_HOUR = 60
const HOUR_SECONDS = 3_600

export interface FeedsOptions {
  agreement: Agreement
  directory: Directory
  plans: Plans
  clock: Clock
  ids: Ids
}

export interface ReadFeed {
  /** What is in it, by a name that no other content has. */
  tag: string
  write(): Uint8Array
  feed: CalendarFeed
  person: Person
  isFirstToday: boolean
}

/** Calendars that follow the plan, each by an address of its own. Secrets leave this object once, to who made the feed. */
export class Feeds {
  readonly #options: FeedsOptions
  readonly #fetches = new RateLimiterMemory({
    keyPrefix: 'feed',
    points: FETCHES_AN_HOUR,
    duration: HOUR_SECONDS,
  })
  /** A program of another release may write the same entries in other bytes. */
  readonly #start: string
  /** By room, for as long as it is open. */
  readonly #lastRead = new WeakMap<Room, { version: number; plan: Plan }>()

  constructor(options: FeedsOptions) {
    this.#options = options
    this.#start = options.ids.newId()
  }

  /** Answers the feed and the secret of its address. Throws `not-found` for a plan that is not there, `invalid-input` for a section that none has, `too-many-feeds`. */
  async make(
    { person, secretHash }: CurrentSession,
    choice: FeedChoice & { locale: Locale },
  ): Promise<{ feed: CalendarFeed; secret: string }> {
    const { directory, clock, ids } = this.#options
    if (choice.category !== undefined) this.#options.plans.mustHaveSection(choice.category, 'invalid-input')
    if (choice.planId !== undefined && !(await directory.findPlan(choice.planId)))
      throw new Problem('not-found')
    const { secondFactorAtProvider } = (await directory.findSession(secretHash)) ?? {}
    const secret = ids.newSecret()
    const feed: CalendarFeed = {
      id: ids.newId(),
      secretHash: hashOf(secret),
      personId: person.id,
      ...choice,
      madeAt: instantOf(clock),
      ...(secondFactorAtProvider && { secondFactorAtProvider }),
    }
    const isAdded = await directory.addFeed(feed, (member, feeds) => {
      if (member.deactivatedAt) throw new Problem('not-signed-in')
      if (feeds.length >= MOST_FEEDS) throw new Problem('too-many-feeds')
    })
    if (!isAdded) throw new Problem('not-signed-in')
    return { feed, secret }
  }

  list({ id }: Person): Promise<CalendarFeed[]> {
    return this.#options.directory.listFeeds(id)
  }

  /** Throws `not-found` for one that is not the person's. */
  async end({ id }: Person, feedId: string): Promise<void> {
    if (!(await this.#options.directory.endFeed(id, feedId))) throw new Problem('not-found')
  }

  /**
   * What the feed's person may see now of what it is for. Throws `not-found` where there is no such feed, its plan is gone, or
   * its person may not see it any more, all alike; `too-many-requests`, and `plan-damaged`.
   */
  async read(secret: string): Promise<ReadFeed> {
    const { directory } = this.#options
    const feed = await directory.findFeed(hashOf(secret))
    const member = feed && (await directory.findMember(feed.personId))
    if (!feed || !member || !(await this.#maySee(feed, member))) throw new Problem('not-found')
    await countAttempt(this.#fetches, feed.id, 'too-many-requests')
    const { plans, unreadable } = await this.#plansOf(feed)
    const events = plans.flatMap((plan) => calendarEvents(plan, this.#options.agreement, feed.locale))
    const name = nameOf(feed, plans)
    const fingerprint = fingerprintOf({ name, events, unreadable })
    const { since, isFirstToday } = await this.#noteFetch(feed, fingerprint)
    const head = { name, locale: feed.locale, since, unreadable }
    return {
      tag: hashOf(JSON.stringify([this.#start, fingerprint, since, feed.locale])),
      write: () => writeCalendar(events, head),
      feed,
      person: member.person,
      isFirstToday,
    }
  }

  async #maySee(feed: CalendarFeed, member: Member): Promise<boolean> {
    if (member.deactivatedAt || !can(member.person, 'export', { kind: 'plan' })) return false
    return !(await wouldLackSecondFactor(feed, member, this.#options.directory))
  }

  /** The plan that it is for, or all of this year and later; of several, one that is damaged takes nobody the others. */
  async #plansOf(feed: CalendarFeed): Promise<{ plans: Plan[]; unreadable: string[] }> {
    const { plans, clock } = this.#options
    if (feed.planId !== undefined) {
      const plan = await this.#read(await plans.must(feed.planId))
      return { plans: [chosenOf(plan, feed)], unreadable: [] }
    }
    const thisYear = Number(dateInDenmark(instantOf(clock)).slice(0, 4))
    const current = (await plans.list()).filter(({ year }) => year >= thisYear)
    const read = await Promise.all(current.map((summary) => this.#read(summary).catch(unlessDamaged)))
    return {
      plans: read.flatMap((plan) => (plan ? [chosenOf(plan, feed)] : [])),
      unreadable: current.flatMap(({ title }, at) => (read[at] ? [] : [title])),
    }
  }

  /** Reads it anew only when it has changed since. */
  #read({ id, year }: PlanSummary): Promise<Plan> {
    return this.#options.plans.inPlan(id, async (room) => {
      const { version } = room
      const known = this.#lastRead.get(room)
      if (known?.version === version) return known.plan
      const plan = await room.read((document) => readPlan(document, year, this.#options.plans.categories))
      this.#lastRead.set(room, { version, plan })
      return plan
    })
  }

  /** Since when it shows what it shows. A full disk keeps nobody from reading, and no fetch out of the audit trail. */
  async #noteFetch(
    feed: CalendarFeed,
    fingerprint: string,
  ): Promise<{ since: string; isFirstToday: boolean }> {
    const at = instantOf(this.#options.clock)
    const day = dateInDenmark(at)
    const { shown, lastFetchedOn } = feed
    if (shown?.fingerprint === fingerprint && lastFetchedOn === day)
      return { since: shown.since, isFirstToday: false }
    return this.#options.directory
      .noteFetch(feed.id, { day, fingerprint, at })
      .catch(() => ({ since: shown?.since ?? feed.madeAt, isFirstToday: lastFetchedOn !== day }))
  }
}

function nameOf({ planId, locale }: CalendarFeed, [plan]: readonly Plan[]): string {
  return planId !== undefined && plan ? plan.title : TABLE_WORDS[locale].allPlans
}

function chosenOf(plan: Plan, feed: CalendarFeed): Plan {
  return {
    ...plan,
    sections: plan.sections.map((section) => ({
      ...section,
      activities: section.activities.filter((activity) => isInFeed(feed, activity)),
    })),
  }
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof Problem && error.code === 'plan-damaged')) throw error
}

function fingerprintOf(shown: {
  name: string
  events: readonly CalendarEvent[]
  unreadable: readonly string[]
}): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex')
}
