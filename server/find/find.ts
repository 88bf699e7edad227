import { setImmediate } from 'node:timers/promises'
import type * as Y from 'yjs'
import type { Locale } from '#shared/basics/locale.ts'
import { clauseEntries } from '#shared/find/clause-entries.ts'
import { commentEntries } from '#shared/find/comment-entries.ts'
import type { FindEntry } from '#shared/find/entry.ts'
import { personEntries } from '#shared/find/person-entries.ts'
import { activityEntry, sectionEntry } from '#shared/find/plan-entries.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { CATEGORIES } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import {
  ledgerOf,
  permissionObjectOf,
  type Room,
  roomName,
  type WrittenRoom,
} from '#shared/protocol/rooms.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { ReadableRoom } from '../rooms/room.ts'
import { FindThread, type SearchedDocument, type ThreadHit } from './find-thread.ts'

export interface FindOptions {
  plans: Plans
  directory: Pick<Directory, 'findMember' | 'listMembers'>
}

/** What is looked for: the words, and a plan that the person has looked through already. */
export interface Sought {
  typed: string
  without: string | undefined
  locale: Locale
}

/** A document that the person may read, and of what it is told where something is found in it. */
interface Source extends SearchedDocument {
  told: Pick<FindHit, 'plan' | 'confidential'>
}

/**
 * Finds words in everything a person may read. Each document is indexed by itself, and only those are asked that `can` opens
 * to the person at that moment: what they may not read has no part in the answer, not even in its order.
 */
export class Find {
  readonly #options: FindOptions
  readonly #thread = new FindThread(() => this.#kept.clear())
  /** Rooms whose index is as they are; one that is edited is read again when it is next looked through. */
  readonly #kept = new Map<string, Promise<boolean>>()
  /** How many documents have been given a new generation. */
  #renewals = 0

  constructor(options: FindOptions) {
    this.#options = options
  }

  /** What fits best, of each kind. Throws `not-signed-in` for who is no member any more by the time it is found. */
  async find(person: Person, sought: Sought): Promise<FindHit[]> {
    let asker = person
    for (;;) {
      const renewals = this.#renewals
      const hits = await this.#findFor(asker, sought)
      // Reading takes its time: what they may read, and what is there to be read, may be less by now.
      const member = await this.#options.directory.findMember(asker.id)
      if (!member || member.deactivatedAt) throw new Problem('not-signed-in')
      if (renewals === this.#renewals && hasSameRights(asker, member.person)) return hits
      asker = member.person
    }
  }

  /** The room has been written in. */
  edited(room: string): void {
    this.#kept.delete(room)
  }

  /** The room's document is another now; nothing of the one before is found any more. */
  renewed(room: string): void {
    this.#renewals++
    this.#kept.delete(room)
    this.#thread.forget(room)
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }

  async #findFor(person: Person, { typed, without, locale }: Sought): Promise<FindHit[]> {
    const sources: Source[] = [this.#agreement(locale)]
    if (can(person, 'read', { kind: 'people' })) sources.push(await this.#people())
    for (const plan of await this.#options.plans.list())
      if (plan.id !== without) sources.push(...(await this.#sourcesIn(plan, person)))
    const told = new Map(sources.map(({ name, told }) => [name, told]))
    const documents = sources.map(({ told: _, ...document }) => document)
    const hits = await this.#thread.find(typed, documents)
    return hits.map(({ name, ...hit }: ThreadHit) => ({ ...hit, ...told.get(name) }))
  }

  #agreement(locale: Locale): Source {
    const name = `agreement/${locale}`
    if (!this.#kept.has(name)) {
      this.#thread.keep(name, clauseEntries(locale))
      this.#kept.set(name, Promise.resolve(true))
    }
    return { name, told: {} }
  }

  async #people(): Promise<Source> {
    const members = await this.#options.directory.listMembers()
    this.#thread.keep(PEOPLE, personEntries(members.map(({ person }) => person)))
    return { name: PEOPLE, told: {} }
  }

  /** What of a plan the person may read. What cannot be loaded is passed over. */
  async #sourcesIn({ id: planId, title, year }: PlanSummary, person: Person): Promise<Source[]> {
    const rooms: WrittenRoom[] = [
      { kind: 'plan', planId },
      { kind: 'confidential', planId, party: person.party },
    ]
    const sources: Source[] = []
    for (const room of rooms) {
      const told = {
        plan: { id: planId, title, year },
        ...(room.kind === 'confidential' && { confidential: room.party }),
      }
      const ledger = ledgerOf(room)
      if (mayRead(person, room) && (await this.#isKept(room, room, entriesOfPlan)))
        sources.push({ name: roomName(room), told })
      if (mayRead(person, ledger) && (await this.#isKept(ledger, room, entriesOfLedger)))
        sources.push({ name: roomName(ledger), titlesIn: roomName(room), told })
    }
    return sources
  }

  /** Sees to it that the index of `id` is as the document is now; answers false where that cannot be read. */
  #isKept(id: Room, room: WrittenRoom, entriesOf: (document: Y.Doc) => FindEntry[]): Promise<boolean> {
    const name = roomName(id)
    const known = this.#kept.get(name)
    if (known) return known
    // Before it is read: what is written while it is read may not be in what is read.
    const keeping = this.#keep(id, room, entriesOf)
    this.#kept.set(name, keeping)
    return keeping
  }

  async #keep(id: Room, room: WrittenRoom, entriesOf: (document: Y.Doc) => FindEntry[]): Promise<boolean> {
    const name = roomName(id)
    const { plans } = this.#options
    const read = (readable: ReadableRoom) => readable.read(entriesOf)
    // Others get in between two documents.
    await setImmediate()
    try {
      for (;;) {
        const renewals = this.#renewals
        const entries = await (id === room
          ? room.kind === 'plan'
            ? plans.inPlan(room.planId, read)
            : plans.inConfidential(room.planId, room.party, read)
          : plans.inLedger(room, read))
        if (renewals !== this.#renewals) continue
        this.#thread.keep(name, entries)
        return true
      }
    } catch (error) {
      this.#kept.delete(name)
      if (error instanceof Problem) return false
      throw error
    }
  }
}

const PEOPLE = 'people'

function mayRead(person: Person, room: Room): boolean {
  return can(person, 'read', permissionObjectOf(room))
}

function hasSameRights(a: Person, b: Person): boolean {
  return a.role === b.role && a.party === b.party && a.admin === b.admin
}

function entriesOfPlan(document: Y.Doc): FindEntry[] {
  return [
    ...CATEGORIES.map((category) =>
      sectionEntry(category, readRichText(sectionText(document, category)), 'da'),
    ),
    ...readActivities(document).map(activityEntry),
  ]
}

function entriesOfLedger(ledger: Y.Doc): FindEntry[] {
  return commentEntries(readThreads(ledger))
}
