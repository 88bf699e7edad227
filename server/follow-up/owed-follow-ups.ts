import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { isLate, type Owed, owedFollowUps, writersOf } from '#shared/follow-up/owed.ts'
import { LEDGERS, type LedgerObject } from '#shared/notifications/plan-event.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import { Remembered } from '../overview/remembered.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Room } from '../rooms/room.ts'

export interface OwedFollowUpsOptions {
  plans: Plans
  directory: Pick<Directory, 'listPeople'>
  clock: Clock
}

/** A late follow-up with the ids of those who are to write it; `object` is what one must be able to read to be told of it. */
export interface LateFollowUp extends Owed {
  planId: string
  object: LedgerObject
  writers: readonly string[]
}

/** The follow-ups that are to be written, of what both parties share and, for its own people, of what a party keeps to itself; a document is read once until somebody writes in it. */
export class OwedFollowUps {
  readonly #options: OwedFollowUpsOptions
  readonly #owed = new Remembered<Owed[]>()

  constructor(options: OwedFollowUpsOptions) {
    this.#options = options
  }

  today(): IsoDate {
    return dateInDenmark(instantOf(this.#options.clock))
  }

  in(room: Room, year: number): Promise<Owed[]> {
    const { categories } = this.#options.plans
    return this.#owed.of(room, '', () =>
      room.read((document) =>
        owedFollowUps(readActivities(document, categories), readFollowUps(document), year),
      ),
    )
  }

  /** Of those, what is the person's to write. */
  async of(room: Room, year: number, personId: string): Promise<Owed[]> {
    const people = await this.#options.directory.listPeople()
    return (await this.in(room, year)).filter((owed) =>
      writersOf(owed, people).some(({ id }) => id === personId),
    )
  }

  /** The same of what the person's party keeps to itself, where they may write that; nothing where it cannot be loaded. */
  async confidentialOf(
    { id: planId, year }: Pick<PlanSummary, 'id' | 'year'>,
    person: Person,
  ): Promise<Owed[]> {
    const { party } = person
    if (!can(person, 'edit', { kind: 'confidential', party })) return []
    const people = await this.#ownPeople(party)
    const owed = await this.#inConfidential(planId, year, party)
    return owed.filter((one) => writersOf(one, people).some(({ id }) => id === person.id))
  }

  /** What is late in all plans, as far as `mayRead` says so; what cannot be loaded is passed over. */
  async late(mayRead: (object: LedgerObject) => boolean): Promise<LateFollowUp[]> {
    const { plans, directory } = this.#options
    const today = this.today()
    const people = await directory.listPeople()
    const inPlan = (planId: string, year: number) =>
      unlessRefused([], () => plans.inPlan(planId, (room) => this.in(room, year)))
    const found = await Promise.all(
      (await plans.list()).flatMap(({ id: planId, year }) =>
        LEDGERS.filter(mayRead).map(async (object): Promise<LateFollowUp[]> => {
          const party = object.kind === 'confidential-ledger' ? object.party : undefined
          const owed = party ? await this.#inConfidential(planId, year, party) : await inPlan(planId, year)
          const own = party ? await this.#ownPeople(party) : people
          return owed
            .filter((one) => isLate(one, today))
            .map((one) => ({ ...one, planId, object, writers: writersOf(one, own).map(({ id }) => id) }))
        }),
      ),
    )
    return found.flat()
  }

  #inConfidential(planId: string, year: number, party: Party): Promise<Owed[]> {
    const { plans } = this.#options
    return unlessRefused([], () => plans.inConfidential(planId, party, (room) => this.in(room, year)))
  }

  /** Nobody of the other party is to write what they may not read, whoever is named. */
  async #ownPeople(party: Party): Promise<Person[]> {
    return (await this.#options.directory.listPeople()).filter((person) => person.party === party)
  }
}
