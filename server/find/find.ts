import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { ledgerOf, permissionObjectOf, roomName, type WrittenRoom } from '#shared/protocol/rooms.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { ReadableRoom } from '../rooms/room.ts'
import { contentOfLedger, contentOfPlan, type DocumentContent } from './document-content.ts'
import { FindThread, type SearchedDocument } from './find-thread.ts'

export interface FindOptions {
  agreement: Agreement
  plans: Plans
  directory: Pick<Directory, 'findMember' | 'listMembers'>
}

/** What is looked for: the words, and a plan that the person has looked through already. */
export interface Sought {
  typed: string
  without: string | undefined
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

  constructor(options: FindOptions) {
    this.#options = options
    this.#thread = new FindThread(options.agreement, () => this.#kept.clear())
  }

  /** What fits best, of each kind. Throws `not-signed-in` for who is no member any more by the time it is found. */
  async find(person: Person, sought: Sought): Promise<Answered> {
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

  async #findFor(person: Person, { typed, without, locale }: Sought): Promise<Answered> {
    const enough = new AbortController()
    const late = sleep(LONGEST_READING_MS, 'late' as const, { signal: enough.signal, ref: false })
    late.catch(() => {})
    const sources: Source[] = [this.#agreement(locale)]
    let isWhole = true
    if (can(person, 'read', { kind: 'people' })) sources.push(await this.#people())
    for (const plan of await this.#options.plans.list())
      for (const [source, keeping] of plan.id === without ? [] : this.#sourcesIn(plan, person)) {
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

  /** What of a plan the person may read, each with whether its index is as it is. */
  #sourcesIn({ id: planId, title, year }: PlanSummary, person: Person): [Source, Promise<boolean>][] {
    const { plans } = this.#options
    const { party } = person
    const shared: WrittenRoom = { kind: 'plan', planId }
    const own: WrittenRoom = { kind: 'confidential', planId, party }
    const told = { plan: { id: planId, title, year } }
    const toldOfOwn = { ...told, confidential: party }
    const contentOf = (document: Y.Doc) => contentOfPlan(document, plans.categories)
    const inShared = (read: Reading) => plans.inPlan(planId, read)
    const inOwn = (read: Reading) => plans.inConfidential(planId, party, read)
    const inLedger = (room: WrittenRoom) => (read: Reading) => plans.inLedger(room, read)
    const documents = [
      { room: shared, told, visit: inShared, contentOf },
      { room: ledgerOf(shared), titlesIn: shared, told, visit: inLedger(shared), contentOf: contentOfLedger },
      { room: own, told: toldOfOwn, visit: inOwn, contentOf },
      {
        room: ledgerOf(own),
        titlesIn: own,
        told: toldOfOwn,
        visit: inLedger(own),
        contentOf: contentOfLedger,
      },
    ]
    return documents
      .filter(({ room }) => can(person, 'read', permissionObjectOf(room)))
      .map(({ room, titlesIn, told, visit, contentOf }) => {
        const name = roomName(room)
        const source = { name, told, ...(titlesIn && { titlesIn: roomName(titlesIn) }) }
        return [source, this.#isKept(name, () => visit((readable) => readable.read(contentOf)))]
      })
  }

  /** Sees to it that the index is as the document is now; answers false where that cannot be read. */
  #isKept(name: string, read: () => Promise<DocumentContent>): Promise<boolean> {
    const known = this.#kept.get(name)
    if (known) return known
    // Noted before it is read: what is written while it is read may not be in what is read.
    const keeping = this.#lastRead.then(() => this.#keep(name, read))
    this.#lastRead = keeping.catch(() => {})
    this.#kept.set(name, keeping)
    return keeping
  }

  async #keep(name: string, read: () => Promise<DocumentContent>): Promise<boolean> {
    // Others get in between two documents.
    await setImmediate()
    try {
      for (;;) {
        const renewals = this.#renewals
        const content = await read()
        if (renewals !== this.#renewals) continue
        this.#thread.keep(name, content)
        return true
      }
    } catch (error) {
      this.#kept.delete(name)
      if (error instanceof Problem) return false
      throw error
    }
  }
}

type Reading = (room: ReadableRoom) => Promise<DocumentContent>

/** How long an answer waits for documents that have to be read first; the next question finds them read. */
const LONGEST_READING_MS = 1_000

const PEOPLE = 'people'

function hasSameRights(a: Person, b: Person): boolean {
  return a.role === b.role && a.party === b.party && a.admin === b.admin
}
