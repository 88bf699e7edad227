import { setTimeout as sleep } from 'node:timers/promises'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import {
  ledgerOf,
  permissionObjectOf,
  type Room as RoomId,
  roomName,
  type WrittenRoom,
} from '#shared/protocol/rooms.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { ReadableRoom } from '../rooms/room.ts'
import type { WrittenElsewhere } from '../rooms/written-elsewhere.ts'
import { FindThread, type SearchedDocument } from './find-thread.ts'
import { type DocumentKind, LEDGER_CONTENT, planContent, readInPieces } from './read-in-pieces.ts'

export interface FindOptions {
  agreement: Agreement
  plans: Plans
  directory: Pick<Directory, 'findMember' | 'listMembers'>
  elsewhere: WrittenElsewhere
}

/** What is looked for: the words, and what the person has looked through already: a plan, and a confidential part of one. */
export interface Sought {
  typed: string
  without: string | undefined
  withoutOwn: string | undefined
  locale: Locale
}

/** What was found; not whole where some documents are still being read, and are found in a little later. */
export interface Answered {
  hits: FindHit[]
  isWhole: boolean
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
  readonly #thread: FindThread
  /** Rooms whose index is as they are; one that is edited is read again when it is next looked through. */
  readonly #kept = new Map<string, Promise<boolean>>()
  /** Documents are read one after the other, however many are looked through and by whom. */
  #lastRead: Promise<unknown> = Promise.resolve()
  /** How many documents have been given a new generation. */
  #renewals = 0
  #readingAhead: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: FindOptions) {
    this.#options = options
    this.#thread = new FindThread(options.agreement, () => this.#kept.clear())
  }

  /** What fits best, of each kind. Throws `not-signed-in` for who is no member any more by the time it is found. */
  async find(person: Person, sought: Sought): Promise<Answered> {
    await this.#noticeOthers()
    let asker = person
    for (;;) {
      const renewals = this.#renewals
      const answered = await this.#findFor(asker, sought)
      // Reading takes its time: what they may read, and what is there to be read, may be less by now.
      const member = await this.#options.directory.findMember(asker.id)
      if (!member || member.deactivatedAt) throw new Problem('not-signed-in')
      if (renewals === this.#renewals && hasSameRights(asker, member.person)) return answered
      asker = member.person
    }
  }

  /** Reads all there is soon, so that the first who looks for something need not wait for it. */
  begin(): void {
    const ahead = () => void this.readAhead().catch(() => {})
    this.#readingAhead = setTimeout(ahead, READ_AHEAD_AFTER_MS)
    this.#readingAhead.unref()
  }

  /** Reads what is not read yet, one document at a time: whoever looks for something meanwhile waits for one at most. */
  async readAhead(): Promise<void> {
    await this.#noticeOthers()
    for (const plan of await this.#options.plans.list())
      for (const party of PARTIES)
        for (const document of this.#documentsIn(plan, party)) {
          if (this.#isStopped) return
          // One that cannot be read is tried again, and told of, when something is looked for.
          await this.#isKept(document).catch(() => {})
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
    this.#isStopped = true
    clearTimeout(this.#readingAhead)
    return this.#thread.stop()
  }

  /** What other servers have written is read again, and what is no more is forgotten; asked before anything is read. */
  async #noticeOthers(): Promise<void> {
    const { plans, elsewhere } = this.#options
    const documents = (await plans.list()).flatMap((plan) =>
      PARTIES.flatMap((party) => this.#documentsIn(plan, party).map(({ room }) => roomName(room))),
    )
    for (const { document, isRenewed } of await elsewhere.among([...new Set(documents)]))
      if (isRenewed) this.renewed(document)
      else this.edited(document)
  }

  async #findFor(person: Person, sought: Sought): Promise<Answered> {
    const { typed, locale } = sought
    const enough = new AbortController()
    const late = sleep(LONGEST_READING_MS, 'late' as const, { signal: enough.signal, ref: false })
    late.catch(() => {})
    const sources: Source[] = [this.#agreement(locale)]
    let isWhole = true
    if (can(person, 'read', { kind: 'people' })) sources.push(await this.#people())
    for (const plan of await this.#options.plans.list())
      for (const [source, keeping] of this.#sourcesIn(plan, person, sought)) {
        const isKept = await Promise.race([keeping, late])
        if (isKept === true) sources.push(source)
        if (isKept === 'late') isWhole = false
      }
    enough.abort()
    const told = new Map(sources.map(({ name, told }) => [name, told]))
    const documents = sources.map(({ told: _, ...document }) => document)
    const hits = await this.#thread.find(typed, documents)
    return { hits: hits.map(({ name, ...hit }) => ({ ...hit, ...told.get(name) })), isWhole }
  }

  #agreement(locale: Locale): Source {
    const name = `agreement/${locale}`
    if (!this.#kept.has(name)) {
      this.#thread.keep(name, { kind: 'agreement', locale })
      this.#kept.set(name, Promise.resolve(true))
    }
    return { name, told: {} }
  }

  async #people(): Promise<Source> {
    const members = await this.#options.directory.listMembers()
    this.#thread.keep(PEOPLE, { kind: 'people', people: members.map(({ person }) => person) })
    return { name: PEOPLE, told: {} }
  }

  /** What of a plan the person may read and has not looked through, each with whether its index is as it is. */
  #sourcesIn(
    plan: PlanSummary,
    person: Person,
    { without, withoutOwn }: Pick<Sought, 'without' | 'withoutOwn'>,
  ): [Source, Promise<boolean>][] {
    return this.#documentsIn(plan, person.party)
      .filter(({ told }) => plan.id !== (told.confidential ? withoutOwn : without))
      .filter(({ room }) => can(person, 'read', permissionObjectOf(room)))
      .map((document) => {
        const { room, titlesIn, told } = document
        const source = { name: roomName(room), told, ...(titlesIn && { titlesIn: roomName(titlesIn) }) }
        return [source, this.#isKept(document)]
      })
  }

  /** All that a plan has, with what the party keeps to itself beside it. */
  #documentsIn({ id: planId, title, year }: PlanSummary, party: Party): ReadDocument[] {
    const { plans } = this.#options
    const shared: WrittenRoom = { kind: 'plan', planId }
    const own: WrittenRoom = { kind: 'confidential', planId, party }
    const told: Source['told'] = { plan: { id: planId, title, year } }
    const toldOfOwn: Source['told'] = { ...told, confidential: party }
    const ofPlan = planContent(plans.categories)
    const ledgerBeside = (room: WrittenRoom) => ({
      room: ledgerOf(room),
      titlesIn: room,
      kind: LEDGER_CONTENT,
      visit: <T>(read: Reading<T>) => plans.inLedger(room, read),
    })
    return [
      { room: shared, told, kind: ofPlan, visit: (read) => plans.inPlan(planId, read) },
      { ...ledgerBeside(shared), told },
      {
        room: own,
        told: toldOfOwn,
        kind: ofPlan,
        visit: (read) => plans.inConfidential(planId, party, read),
      },
      { ...ledgerBeside(own), told: toldOfOwn },
    ]
  }

  /** Sees to it that the index is as the document is now; answers false where that cannot be read. */
  #isKept(document: ReadDocument): Promise<boolean> {
    const name = roomName(document.room)
    const known = this.#kept.get(name)
    if (known) return known
    // Noted before it is read: what is written while it is read may not be in what is read.
    const keeping = this.#lastRead.then(() => this.#keep(name, document))
    this.#lastRead = keeping.catch(() => {})
    this.#kept.set(name, keeping)
    return keeping
  }

  async #keep(name: string, { kind, visit }: ReadDocument): Promise<boolean> {
    try {
      for (;;) {
        const renewals = this.#renewals
        const telling = await visit(async (room) => {
          const begun = this.#thread.begin(name)
          await readInPieces(room, kind, begun.take)
          return begun
        })
        // The thread may have been told to forget it in the middle.
        if (renewals !== this.#renewals) continue
        // The next one waits: what people look for stands in line behind no more than this.
        await telling.end()
        return true
      }
    } catch (error) {
      this.#kept.delete(name)
      if (error instanceof Problem) return false
      throw error
    }
  }
}

type Reading<T> = (room: ReadableRoom) => Promise<T>

/** A document, what it holds, and the way into it. */
interface ReadDocument {
  room: RoomId
  titlesIn?: WrittenRoom
  told: Source['told']
  kind: DocumentKind
  visit<T>(read: Reading<T>): Promise<T>
}

/** How long an answer waits for documents that have to be read first; the next question finds them read. */
const LONGEST_READING_MS = 1_000

/** People who have waited for the server come first. */
const READ_AHEAD_AFTER_MS = 2_000

const PEOPLE = 'people'

function hasSameRights(a: Person, b: Person): boolean {
  return a.role === b.role && a.party === b.party && a.admin === b.admin
}
