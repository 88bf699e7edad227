import * as Y from 'yjs'
import { noteNewOwner, noteOwners, type WriterOf } from '#shared/confidential/ownership.ts'
import { beginPlan, beginSections } from '#shared/plan/edit-plan.ts'
import {
  type Activity,
  type ActivityParty,
  ALL_CATEGORIES,
  type Category,
  PARTIES,
  type Party,
  type PlanStatus,
} from '#shared/plan/plan.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { ledgerOf, type Room as RoomId, type WrittenRoom } from '#shared/protocol/rooms.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { Lease } from '../ports/leases.ts'
import { SERVER } from '../rooms/client-owners.ts'
import type { AuthoredDocument, ReadableRoom, Room } from '../rooms/room.ts'
import { GenerationEnded } from '../rooms/room-life.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { Generation } from './generation.ts'

export interface PlansOptions {
  directory: Directory
  rooms: Rooms
  clock: Clock
  /** Those of the agreement in force: each has a section in every plan. */
  categories: readonly Category[]
}

/** Which plans there are, and the way into their documents for everything that is asked by HTTP. */
export class Plans {
  readonly #options: PlansOptions

  constructor(options: PlansOptions) {
    this.#options = options
  }

  /** Those that have a section in every plan. */
  get categories(): readonly Category[] {
    return this.#options.categories
  }

  /** The activities of a plan, or of a confidential part. */
  readonly activitiesIn = (document: Y.Doc): Activity[] => readActivities(document, this.categories)

  /** Throws the problem for a category that the agreement in force has not. */
  mustHaveSection(category: Category, problem: 'not-found' | 'invalid-input'): void {
    if (!this.categories.includes(category))
      throw new Problem(problem, `category: the agreement has no category ${category}`)
  }

  list(): Promise<PlanSummary[]> {
    return this.#options.directory.listPlans()
  }

  /** Throws the problem `not-found` for a plan that is not there. */
  async must(planId: string): Promise<PlanSummary> {
    const plan = await this.#options.directory.findPlan(planId)
    if (!plan) throw new Problem('not-found')
    return plan
  }

  /** Begins what plans from before there were such documents lack. One that is gone or damaged stays as it is. */
  async begin(): Promise<void> {
    const { rooms } = this.#options
    for (const { id: planId } of await this.list()) {
      await rooms.beginWhereNew({ kind: 'wordings', planId }, new Y.Doc())
      for (const party of PARTIES)
        await rooms.beginWhereNew({ kind: 'confidential-ledger', planId, party }, new Y.Doc())
    }
  }

  /**
   * Starts a plan. `write` puts its first content into the document. All its documents are on disk before it is listed,
   * so that later an absent document always means damage.
   */
  async create(
    plan: { id: string; year: number; title: string },
    write: (document: Y.Doc) => void | Promise<void> = () => {},
  ): Promise<PlanSummary> {
    const { rooms, directory, clock } = this.#options
    // Its documents would be replaced.
    if (await directory.findPlan(plan.id)) throw new Error(`There is a plan ${plan.id} already.`)
    const document = new Y.Doc()
    await write(document)
    beginPlan(document, plan.title, this.categories)
    const planId = plan.id
    const ledger = new Y.Doc()
    noteOwners(ledger, document, (id) => partyOf(document, id))
    await Promise.all([
      rooms.begin({ kind: 'plan', planId }, document),
      rooms.begin({ kind: 'ledger', planId }, ledger),
      rooms.begin({ kind: 'wordings', planId }, new Y.Doc()),
      ...PARTIES.flatMap((party) => [
        rooms.begin({ kind: 'confidential', planId, party }, emptySections(this.categories)),
        rooms.begin({ kind: 'confidential-ledger', planId, party }, new Y.Doc()),
      ]),
    ])
    const summary: PlanSummary = { ...plan, status: 'draft', createdAt: instantOf(clock) }
    await directory.addPlan(summary)
    return summary
  }

  /** Notes in the list of plans whether it is agreed. */
  setStatus(planId: string, status: PlanStatus): Promise<void> {
    return this.#options.directory.setPlanStatus(planId, status)
  }

  /** Works in the plan's own document. Throws `not-found`, or `plan-damaged` for one that cannot be loaded. */
  async inPlan<T>(planId: string, work: (room: Room, plan: PlanSummary) => Promise<T>): Promise<T> {
    const plan = await this.must(planId)
    return this.#visit({ kind: 'plan', planId }, (room) => work(room, plan))
  }

  /** Works in a party's confidential part of the plan; throws as `inPlan`. */
  async inConfidential<T>(planId: string, party: Party, work: (room: Room) => Promise<T>): Promise<T> {
    await this.must(planId)
    return this.#visit({ kind: 'confidential', planId, party }, work)
  }

  /** Works among the words of the plan that were signed; throws as `inPlan`. */
  async inWordings<T>(planId: string, work: (room: Room) => Promise<T>): Promise<T> {
    await this.must(planId)
    return this.#visit({ kind: 'wordings', planId }, work)
  }

  /** Looks into the ledger beside the document; throws as `inPlan`. */
  readLedger<T>(room: WrittenRoom, look: (ledger: Y.Doc) => T): Promise<T> {
    return this.inLedger(room, (ledger) => ledger.read(look))
  }

  /** The same for who remembers what they have seen. To write in it, see `inGeneration`. */
  async inLedger<T>(room: WrittenRoom, work: (ledger: ReadableRoom) => Promise<T>): Promise<T> {
    await this.must(room.planId)
    return this.#visit(ledgerOf(room), work)
  }

  /**
   * Runs a command in one generation of a document, the only way to write into its ledger. `epoch` names the generation that
   * the caller has before them, where they say; what is written is written under the lease. Throws `plan-begun-anew` where it
   * is another, also as soon as it becomes another; and as `inPlan`.
   */
  async inGeneration<T>(
    room: WrittenRoom,
    epoch: string | undefined,
    work: (generation: Generation) => Promise<T>,
    lease?: Lease,
  ): Promise<T> {
    await this.must(room.planId)
    return this.#visit(room, (document) =>
      this.#visit(ledgerOf(room), (ledger) =>
        orBegunAnew(async () => {
          if (epoch !== undefined && epoch !== document.epoch) throw new GenerationEnded()
          return work(new Generation(room.planId, document, ledger, lease))
        }),
      ),
    )
  }

  /**
   * Notes whose an activity is that the server has just made on a command: it may be for another party than that of whoever
   * asked. A generation begun since has noted it already.
   */
  async noteOwner(planId: string, activityId: string, owner: ActivityParty): Promise<void> {
    try {
      await this.inGeneration({ kind: 'plan', planId }, undefined, (generation) =>
        generation.writeLedger((ledger) => noteNewOwner(ledger, activityId, owner)),
      )
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'plan-begun-anew')) throw error
    }
  }

  /**
   * Gives the plan, its ledger and the words that were signed, and where it has to be the vocabulary, a new generation made of what they are; see
   * `Rooms.renew`. A vocabulary that cannot be read is left alone, for it is open to nobody. Throws as `inPlan`.
   */
  async renew(
    planId: string,
    reason: string,
    make: (present: PlanDocuments) => Promise<NextDocuments>,
  ): Promise<void> {
    await this.must(planId)
    const ids: RoomId[] = [
      { kind: 'plan', planId },
      { kind: 'ledger', planId },
      { kind: 'wordings', planId },
    ]
    if (await this.#canRead(WORKSPACE)) ids.push(WORKSPACE)
    await orPlanDamaged(
      this.#options.rooms.renew(
        ids,
        async ([plan, ledger, wordings, workspace]) => {
          if (!plan || !ledger || !wordings) throw new Error('The documents to renew are not there.')
          const next = await make({
            plan: plan.document,
            epoch: plan.epoch,
            ledger: ledger.document,
            wordings: wordings.document,
            workspace: workspace?.document,
            writerOf: await this.#writersOf(plan),
          })
          return [next.plan, next.ledger, next.wordings, next.workspace]
        },
        reason,
      ),
    )
  }

  /**
   * Gives the vocabulary a new generation, where `make` makes one; see `Rooms.renew`. Answers false, and nothing is changed,
   * where it cannot be read.
   */
  async renewVocabulary(make: (workspace: Y.Doc) => Y.Doc | undefined): Promise<boolean> {
    if (!(await this.#canRead(WORKSPACE))) return false
    await this.#options.rooms.renew([WORKSPACE], async (present) =>
      present.map(({ document }) => make(document)),
    )
    return true
  }

  async #canRead(id: RoomId): Promise<boolean> {
    try {
      return await this.#options.rooms.visit(id, (room) => room.read(() => true))
    } catch (error) {
      if (error instanceof DocumentDamaged) return false
      throw error
    }
  }

  /** Of which party those are who have written in the document. */
  async #writersOf({ document, authorOf }: AuthoredDocument): Promise<WriterOf> {
    const authors = new Map(
      [...document.store.clients.keys()].map((clientId) => [clientId, authorOf(clientId)]),
    )
    const writers = new Map<string | undefined, Party | 'server' | undefined>([[SERVER, 'server']])
    for (const personId of new Set(authors.values())) {
      if (personId === undefined || personId === SERVER) continue
      writers.set(personId, (await this.#options.directory.findMember(personId))?.person.party)
    }
    return (clientId) => writers.get(authors.get(clientId))
  }

  #visit<T>(id: RoomId, work: (room: Room) => Promise<T>): Promise<T> {
    return orPlanDamaged(this.#options.rooms.visit(id, work))
  }
}

export interface PlanDocuments {
  plan: Y.Doc
  /** Names the plan's present generation. */
  epoch: string
  ledger: Y.Doc
  /** The words that were signed. */
  wordings: Y.Doc
  /** The vocabulary, where it can be read. */
  workspace: Y.Doc | undefined
  /** Who has written in the plan. */
  writerOf: WriterOf
}

type NextDocuments = Pick<PlanDocuments, 'plan' | 'ledger' | 'wordings' | 'workspace'>

const WORKSPACE: RoomId = { kind: 'workspace' }

/** Never run again in the new generation: what it says was meant for the one before. */
async function orBegunAnew<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GenerationEnded) throw new Problem('plan-begun-anew')
    throw error
  }
}

async function orPlanDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DocumentDamaged) throw new Problem('plan-damaged')
    throw error
  }
}

function partyOf(plan: Y.Doc, activityId: string): ActivityParty | undefined {
  return readActivities(plan, ALL_CATEGORIES).find(({ id }) => id === activityId)?.party
}

function emptySections(categories: readonly Category[]): Y.Doc {
  const document = new Y.Doc()
  beginSections(document, categories)
  return document
}
