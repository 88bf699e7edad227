import { accountOf, type Column } from '#shared/account/account.ts'
import { contactMonths, dutyEnds, overlapEnds } from '#shared/account/cooperation.ts'
import { ACCOUNT_COLUMNS, FIGURES } from '#shared/account/figure-names.ts'
import { figureIn } from '#shared/account/figures.ts'
import { byName } from '#shared/basics/by-name.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { mergedPairs } from '#shared/findings/merging.ts'
import { QUESTIONS } from '#shared/follow-up/follow-up.ts'
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

/** What of a plan became of it: of what both parties share alone, so it is the same for everybody who reads the plan. */
export class YearAccounts {
  readonly #options: YearAccountsOptions

  constructor(options: YearAccountsOptions) {
    this.#options = options
  }

  /** Throws as `Plans.inPlan`. */
  async of(planId: string, person: Person, regionsOf?: number): Promise<AccountAnswer> {
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
    const { columns } = accountOf({ year, ...read, regionsOf: toldBy })
    const maySeeContact = can(person, 'read', { kind: 'meeting' })
    return {
      title,
      year,
      regionsOf: toldBy,
      columns: byName(ACCOUNT_COLUMNS, (name) => columnAnswer(columns[name])),
      overlaps: overlapEnds(read.overlaps, decisions, read.merged),
      duties: dutyEnds(await duties.inPlan(planId), today),
      ...(maySeeContact && { contactMonths: contactMonths(await meetings.read(), year) }),
    }
  }
}

function columnAnswer(column: Column): AccountAnswer['columns']['all'] {
  return {
    figures: byName(FIGURES, (name) => figureIn(column, name).value),
    answers: byName(QUESTIONS, (question) => {
      const { 1: first, 2: second, 3: third, 4: fourth } = column.answers[question]
      return [first, second, third, fourth]
    }),
  }
}
