import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { addDays, type IsoDate, mondayOf, yearOf } from '#shared/basics/iso-date.ts'
import {
  type Briefing,
  type BriefingReceipt,
  briefedSections,
  briefedWeeks,
  toldIn,
  type WeekOfPlan,
  withReceipts,
} from '#shared/duties/briefing.ts'
import { readBriefingReceipts } from '#shared/ledger/read-ledger.ts'
import { addBriefingReceipt } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { PARTIES, type Party, type Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { BriefingsAnswer, NewBriefingReceipt } from '#shared/protocol/schemas/duties.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { Problem } from '../http/problem.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Versions } from '../versions/versions.ts'

export interface BriefingsOptions {
  agreement: Agreement
  plans: Plans
  versions: Pick<Versions, 'lastBefore'>
  clock: Clock
}

type Listed = BriefingsAnswer['briefings']

/** That a party is to hear of a week that is over. */
export interface WaitingBriefing extends Pick<Briefing, 'week' | 'category'> {
  planId: string
  party: Party
}

interface FinishedWeeks {
  monday: IsoDate
  epoch: string
  told: { party: Party; told: Omit<Briefing, 'seen'>[] }[]
}

/** The weekly orienteringer, of what both parties share alone: by the versions that were kept, and the receipts in the ledgers. */
export class Briefings {
  readonly #options: BriefingsOptions
  /** By plan: everybody who is told of anything asks, and the versions of four weeks are much to read. */
  readonly #remembered = new Map<string, FinishedWeeks>()

  constructor(options: BriefingsOptions) {
    this.#options = options
  }

  /** What the person's party has been told in the last weeks, the newest first; a plan that cannot be loaded is passed over. */
  async list(person: Person): Promise<Listed> {
    const today = this.#today()
    const plans = await this.#plansOf(today)
    const found = await Promise.all(plans.map((plan) => this.#inPlan(plan, person, today)))
    return found.flat().sort((a, b) => (a.week < b.week ? 1 : -1))
  }

  /** Throws `not-found` for a section in which nothing is owed weekly, and for a week of which nothing is told. */
  confirm(planId: string, { epoch, ...said }: NewBriefingReceipt, person: Person): Promise<BriefingReceipt> {
    return this.#options.plans.inGeneration({ kind: 'plan', planId }, epoch, async (generation) => {
      const isOwed = briefedSections(this.#options.agreement).some(
        ({ category }) => category === said.category,
      )
      if (!isOwed || !briefedWeeks(this.#today()).includes(said.week)) throw new Problem('not-found')
      const receipt = { ...said, by: signatureOf(person), at: instantOf(this.#options.clock) }
      await generation.writeLedger((ledger) => addBriefingReceipt(ledger, receipt))
      return receipt
    })
  }

  /** What a week that is over has for a party that has not said it has seen it. */
  async waiting(): Promise<WaitingBriefing[]> {
    const today = this.#today()
    const found = await Promise.all(
      (await this.#plansOf(today)).map((plan) =>
        unlessRefused([], async () => {
          const receipts = await this.#receiptsOf(plan)
          const finished = await this.#finished(plan, today)
          return finished.flatMap(({ party, told }) =>
            withReceipts(party, told, receipts).flatMap(({ week, category, seen }) =>
              seen ? [] : [{ planId: plan.id, party, week, category }],
            ),
          )
        }),
      ),
    )
    return found.flat()
  }

  /** What the weeks that are over have for each party: the same for as long as it is this week and nothing was taken out of the plan. */
  async #finished(plan: PlanSummary, today: IsoDate): Promise<FinishedWeeks['told']> {
    const monday = mondayOf(today)
    const epoch = await this.#options.plans.inPlan(plan.id, async (room) => room.epoch)
    const before = this.#remembered.get(plan.id)
    if (before?.monday === monday && before.epoch === epoch) return before.told
    const { agreement, versions } = this.#options
    const weeks = await this.#weeksBefore(plan, today, await versions.lastBefore(plan.id, monday))
    const told = PARTIES.map((party) => ({
      party,
      told: weeks.flatMap((week) => toldIn(party, week, agreement)),
    }))
    this.#remembered.set(plan.id, { monday, epoch, told })
    return told
  }

  #inPlan(plan: PlanSummary, { party }: Person, today: IsoDate): Promise<Listed> {
    const { plans, agreement, versions } = this.#options
    return unlessRefused([], async () => {
      const receipts = await this.#receiptsOf(plan)
      const present = await plans.inPlan(plan.id, (room, { year }) =>
        room.read((document) => readPlan(document, year, plans.categories)),
      )
      const monday = mondayOf(today)
      const before = await versions.lastBefore(plan.id, monday)
      const finished = (await this.#finished(plan, today)).filter((one) => one.party === party)
      const told = [
        ...toldIn(party, { week: monday, before, after: present }, agreement),
        ...finished.flatMap((one) => one.told),
      ]
      return withReceipts(party, told, receipts).map((briefing) => ({
        ...briefing,
        planId: plan.id,
        planTitle: plan.title,
      }))
    })
  }

  /** What came in a plan at the end of its year can still be seen to in the next. */
  async #plansOf(today: IsoDate): Promise<PlanSummary[]> {
    const [earliest = today] = briefedWeeks(today).slice(-1)
    return (await this.#options.plans.list()).filter(({ year }) => year >= yearOf(earliest))
  }

  #receiptsOf({ id: planId }: PlanSummary): Promise<BriefingReceipt[]> {
    return this.#options.plans.readLedger({ kind: 'plan', planId }, readBriefingReceipts)
  }

  /** The weeks that are over and in which the plan was there; `last` is how it read at the end of the latest. */
  async #weeksBefore(plan: PlanSummary, today: IsoDate, last: Plan | undefined): Promise<WeekOfPlan[]> {
    const begun = dateInDenmark(plan.createdAt)
    const weeks: WeekOfPlan[] = []
    let after = last
    for (const week of briefedWeeks(today).slice(1)) {
      if (addDays(week, 6) < begun || !after) break
      const before = await this.#options.versions.lastBefore(plan.id, week)
      weeks.push({ week, before, after })
      after = before
    }
    return weeks
  }

  #today(): IsoDate {
    return dateInDenmark(instantOf(this.#options.clock))
  }
}
