import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { isLate, type Owed, owedFollowUps, writersOf } from '#shared/follow-up/owed.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
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

/** A late follow-up with the ids of those who are to write it. */
export interface LateFollowUp extends Owed {
  planId: string
  writers: readonly string[]
}

/** The follow-ups that are to be written, of what both parties share alone; a plan is read once until somebody writes in it. */
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

  /** What is late in all plans; one that cannot be loaded is passed over. */
  async late(): Promise<LateFollowUp[]> {
    const { plans, directory } = this.#options
    const today = this.today()
    const people = await directory.listPeople()
    const found = await Promise.all(
      (await plans.list()).map(({ id: planId }) =>
        unlessRefused([], async (): Promise<LateFollowUp[]> => {
          const owed = await plans.inPlan(planId, (room, { year }) => this.in(room, year))
          return owed
            .filter((one) => isLate(one, today))
            .map((one) => ({ ...one, planId, writers: writersOf(one, people).map(({ id }) => id) }))
        }),
      ),
    )
    return found.flat()
  }
}
