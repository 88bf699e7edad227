import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { addDays, type IsoDate, yearOf } from '#shared/basics/iso-date.ts'
import {
  type BriefingReceipt,
  briefedSections,
  briefedWeeks,
  briefingsFor,
  type WeekOfPlan,
} from '#shared/duties/briefing.ts'
import { readBriefingReceipts } from '#shared/ledger/read-ledger.ts'
import { addBriefingReceipt } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { BriefingsAnswer, NewBriefingReceipt } from '#shared/protocol/schemas/duties.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Versions } from '../versions/versions.ts'

export interface BriefingsOptions {
  agreement: Agreement
  plans: Plans
  versions: Pick<Versions, 'list' | 'read'>
  clock: Clock
}

type Listed = BriefingsAnswer['briefings']

/** The weekly orienteringer, of what both parties share alone: by the versions that were kept, and the receipts in the ledgers. */
export class Briefings {
  readonly #options: BriefingsOptions

  constructor(options: BriefingsOptions) {
    this.#options = options
  }

  /** What the person's party has been told in the last weeks, the newest first; a plan that cannot be loaded is passed over. */
  async list(person: Person): Promise<Listed> {
    const today = this.#today()
    const plans = (await this.#options.plans.list()).filter(({ year }) => year >= yearOf(today))
    const found = await Promise.all(plans.map((plan) => this.#inPlan(plan, person, today)))
    return found.flat().sort((a, b) => (a.week < b.week ? 1 : -1))
  }

  /** Throws `not-found` for a section in which nothing is owed weekly. */
  confirm(planId: string, { epoch, ...said }: NewBriefingReceipt, person: Person): Promise<BriefingReceipt> {
    return this.#options.plans.inGeneration({ kind: 'plan', planId }, epoch, async (generation) => {
      if (!briefedSections(this.#options.agreement).some(({ category }) => category === said.category))
        throw new Problem('not-found')
      const receipt = { ...said, by: signatureOf(person), at: instantOf(this.#options.clock) }
      await generation.writeLedger((ledger) => addBriefingReceipt(ledger, receipt))
      return receipt
    })
  }

  async #inPlan(plan: PlanSummary, person: Person, today: IsoDate): Promise<Listed> {
    const { plans } = this.#options
    try {
      const receipts = await plans.readLedger({ kind: 'plan', planId: plan.id }, readBriefingReceipts)
      const weeks = await this.#weeksOf(plan, person, today)
      return weeks.flatMap((week) =>
        briefingsFor(person.party, week, receipts, this.#options.agreement).map((briefing) => ({
          ...briefing,
          planId: plan.id,
          planTitle: plan.title,
        })),
      )
    } catch (error) {
      if (error instanceof Problem) return []
      throw error
    }
  }

  /** Those in which the plan was there. */
  async #weeksOf(plan: PlanSummary, reader: Person, today: IsoDate): Promise<WeekOfPlan[]> {
    const begun = dateInDenmark(plan.createdAt)
    const kept = await this.#options.versions.list(plan.id, reader)
    const weeks: WeekOfPlan[] = []
    let after: Plan | undefined = await this.#options.plans.inPlan(plan.id, (room, { year }) =>
      room.read((document) => readPlan(document, year, this.#options.plans.categories)),
    )
    for (const week of briefedWeeks(today)) {
      if (addDays(week, 6) < begun || !after) break
      // As it was kept last before the week began.
      const then = kept.find(({ at }) => dateInDenmark(at) < week)
      const before = then && (await this.#options.versions.read(plan.id, then.id, reader)).plan
      weeks.push({ week, before, after })
      after = before
    }
    return weeks
  }

  #today(): IsoDate {
    return dateInDenmark(instantOf(this.#options.clock))
  }
}
