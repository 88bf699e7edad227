import { type AccountFacts, accountOf } from '#shared/account/account.ts'
import { type AccountedActivity, accountedActivities } from '#shared/account/behind-table.ts'
import { contactMonths, dutyEnds, overlapEnds } from '#shared/account/cooperation.ts'
import { ACCOUNT_COLUMNS, FIGURES } from '#shared/account/figure-names.ts'
import { figureIn } from '#shared/account/figures.ts'
import { byName } from '#shared/basics/by-name.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import type { Duties } from '../duties/duties.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import type { MeetingDocuments } from '../meetings/meeting-documents.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'

export interface YearAccountsOptions {
  plans: Plans
  findings: Pick<PlanFindings, 'of'>
  duties: Pick<Duties, 'inPlan'>
  meetings: Pick<MeetingDocuments, 'read'>
  clock: Clock
}

export interface WholeAccount {
  account: AccountAnswer
  beside?: AccountAnswer
  activities: AccountedActivity[]
}

/** What of a plan became of it: of what both parties share alone, so it is the same for everybody who reads the plan. */
export class YearAccounts {
  readonly #options: YearAccountsOptions

  constructor(options: YearAccountsOptions) {
    this.#options = options
  }

  /** Throws as `Plans.inPlan`. */
  async of(planId: string, person: Person, regionsOf?: number): Promise<AccountAnswer> {
    return (await this.#read(planId, person, regionsOf)).account
  }

  /**
   * For a file: with what each activity adds to it, and with the year of another plan beside it where one is named. Throws as
   * `Plans.inPlan` for either.
   */
  async whole(planId: string, person: Person, besideId?: string): Promise<WholeAccount> {
    if (besideId === undefined) {
      const { account, facts } = await this.#read(planId, person)
      return { account, activities: accountedActivities(facts) }
    }
    const { plans } = this.#options
    const [own, other] = [await plans.must(planId), await plans.must(besideId)]
    // Told by the same regions, those of the later year.
    const regionsOf = Math.max(own.year, other.year)
    const { account, facts } = await this.#read(planId, person, regionsOf)
    const { account: beside } = await this.#read(besideId, person, regionsOf)
    return { account, beside, activities: accountedActivities(facts) }
  }

  async #read(
    planId: string,
    person: Person,
    regionsOf?: number,
  ): Promise<{ account: AccountAnswer; facts: AccountFacts }> {
    const { plans, findings, duties, meetings, clock } = this.#options
    const today = dateInDenmark(instantOf(clock))
    const decisions = await plans.readLedger({ kind: 'plan', planId }, readDecisions)
    const { title, year, ...read } = await plans.inPlan(planId, async (room, summary) => ({
      title: summary.title,
      year: summary.year,
      ...(await room.read((document) => ({
        activities: readActivities(document, plans.categories),
        followUps: readFollowUps(document),
        merged: mergedPairs(document),
      }))),
      overlaps: (await findings.of(room)).overlaps,
    }))
    const toldBy = Math.max(year, regionsOf ?? year)
    const { activities, followUps } = read
    const facts = { year, activities, followUps, regionsOf: toldBy }
    const { columns } = accountOf(facts)
    const maySeeContact = can(person, 'read', { kind: 'meeting' })
    const account = {
      title,
      year,
      regionsOf: toldBy,
      columns: byName(ACCOUNT_COLUMNS, (column) => ({
        figures: byName(FIGURES, (name) => figureIn(columns[column], name).value),
      })),
      overlaps: overlapEnds({ ...read, decisions }),
      duties: dutyEnds(await duties.inPlan(planId), today),
      ...(maySeeContact && { contact: contactMonths(await meetings.read(), year) }),
    }
    return { account, facts }
  }
}
