import { dateInDenmark } from '#shared/basics/format-date.ts'
import { type IsoDate, yearOf } from '#shared/basics/iso-date.ts'
import { type Duty, dutiesOf, isOverdue, mayAct } from '#shared/duties/duty.ts'
import { type DutyAct, type DutyDeed, partyDoing } from '#shared/duties/duty-act.ts'
import { inDutyOrder, waitsFor } from '#shared/duties/duty-list.ts'
import type { Decision } from '#shared/findings/decision.ts'
import type { RoleFinding } from '#shared/findings/findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { readDecisions, readDutyActs } from '#shared/ledger/read-ledger.ts'
import { addDecision, addDutyAct } from '#shared/ledger/write-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WrittenRoom } from '#shared/protocol/rooms.ts'
import type { ListedDuty, NewDutyAct } from '#shared/protocol/schemas/duties.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { ConfidentialFindings } from '../confidential/confidential-findings.ts'
import { decisionOn } from '../findings/decide.ts'
import type { Judged, PlanFindings } from '../findings/plan-findings.ts'
import { Problem } from '../http/problem.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'

export interface DutiesOptions {
  plans: Plans
  findings: Pick<PlanFindings, 'judged'>
  confidential: Pick<ConfidentialFindings, 'in'>
  directory: Pick<Directory, 'findMember'>
  clock: Clock
  /** Hears of each act in the shared plan, once it is in the ledger. */
  acted: () => void
}

interface Found {
  activities: readonly Activity[]
  roleFindings: readonly RoleFinding[]
}

interface Acting {
  planId: string
  dutyId: string
  body: NewDutyAct
  person: Person
}

/** What the parties owe each other to say, as the plans' warnings have it, and what was done about it, as their ledgers do. */
export class Duties {
  readonly #options: DutiesOptions

  constructor(options: DutiesOptions) {
    this.#options = options
  }

  /** All that the person may know of, in the order in which it presses; a plan that cannot be loaded is passed over. */
  async list(person: Person): Promise<{ duties: ListedDuty[]; plans: PlanSummary[] }> {
    const plans = await this.#plansWorkedWith()
    const today = this.#today()
    const found = await Promise.all(
      plans.map(async (plan) => [
        ...(await unlessRefused([], () => this.#shared(plan))).map((duty) => ({
          plan,
          duty,
          isConfidential: false,
        })),
        ...(await unlessRefused([], () => this.#ownConfidential(plan, person))).map((duty) => ({
          plan,
          duty,
          isConfidential: true,
        })),
      ]),
    )
    const listed = found.flat().map(
      ({ plan, duty, isConfidential }): ListedDuty => ({
        ...duty,
        acts: [...duty.acts],
        planId: plan.id,
        isConfidential,
        isOverdue: isOverdue(duty, today),
        isMine: waitsFor(person, duty),
      }),
    )
    return { duties: listed.sort(inDutyOrder(today)), plans }
  }

  /** Those of one plan, of what both parties share; throws as `Plans.inPlan`. */
  async inPlan(planId: string): Promise<Duty[]> {
    return this.#shared(await this.#options.plans.must(planId))
  }

  /** What nobody has acknowledged in time, of what both parties share alone. */
  async overdue(): Promise<{ planId: string; duty: Duty }[]> {
    const today = this.#today()
    const plans = await this.#plansWorkedWith()
    const found = await Promise.all(
      plans.map(async (plan) =>
        (await unlessRefused([], () => this.#shared(plan))).map((duty) => ({ planId: plan.id, duty })),
      ),
    )
    return found.flat().filter(({ duty }) => isOverdue(duty, today))
  }

  /**
   * Records what somebody does about a duty. Throws `not-found` for one that is not there, `duty-of-the-other`, `duty-moved-on`
   * where it cannot be done now, and `out-of-date` where the activity reads otherwise than on their screen.
   */
  async act(acting: Acting): Promise<Duty> {
    const duty = await this.#act({ kind: 'plan', planId: acting.planId }, acting)
    this.#options.acted()
    return duty
  }

  /** The same in the person's own confidential part. */
  actInConfidential(acting: Acting): Promise<Duty> {
    const { party } = acting.person
    return this.#act({ kind: 'confidential', planId: acting.planId, party }, acting)
  }

  async #act(room: WrittenRoom, { planId, dutyId, body, person }: Acting): Promise<Duty> {
    const { plans, findings, confidential, clock } = this.#options
    const { year } = await plans.must(planId)
    return plans.inGeneration(room, body.epoch, async (generation) => {
      const found = foundIn(
        room.kind === 'plan'
          ? await findings.judged(generation.document)
          : await confidential.in(planId, room.party),
      )
      const read = (facts: { acts: readonly DutyAct[]; decisions: readonly Decision[] }) => {
        const duty = dutiesOf({ year, ...found, ...facts }).find(({ id }) => id === dutyId)
        if (!duty) throw new Problem('not-found')
        return duty
      }
      const now = await generation.readLedger((ledger) =>
        read({ acts: readDutyActs(ledger), decisions: readDecisions(ledger) }),
      )
      mustBeFor(person, now, body.act)
      const activity = found.activities.find(({ id }) => id === now.activityId)
      const deed = await this.#deedOf(body, now, activity)
      const { id, activityId, kind, clause, owner } = now
      const at = instantOf(clock)
      const act: DutyAct = {
        duty: { id, activityId, kind, clause, owner },
        deed,
        by: signatureOf(person),
        at,
      }
      const finding = found.roleFindings.find((one) => one.id === now.findingId)
      const decision = finding && activity && decidedBy(deed, finding, { activities: [activity], person, at })
      return generation.writeLedger((ledger) => {
        const before = read({ acts: readDutyActs(ledger), decisions: readDecisions(ledger) })
        if (!mayAct(body.act, before)) throw new Problem('duty-moved-on')
        addDutyAct(ledger, act)
        // The warning is answered with it, in the same step.
        if (decision) addDecision(ledger, decision)
        return read({ acts: readDutyActs(ledger), decisions: readDecisions(ledger) })
      })
    })
  }

  async #deedOf(body: NewDutyAct, duty: Duty, activity: Activity | undefined): Promise<DutyDeed> {
    switch (body.act) {
      case 'sent':
        return { act: body.act, message: body.message, wording: mustRead(body, duty, activity) }
      case 'acknowledged':
        return { act: body.act, wording: mustRead(body, duty, activity) }
      case 'dropped':
        return { act: body.act, reason: body.reason, wording: mustRead(body, duty, activity) }
      case 'assigned':
        return { act: body.act, ...(await this.#responsible(body.personId, duty)) }
      case 'due-changed':
        return { act: body.act, ...(body.dueDate !== undefined && { dueDate: body.dueDate }) }
      case 'seen':
      case 'reopened':
        return { act: body.act }
      default:
        body satisfies never
        throw new Error(`Unknown act on a duty: ${JSON.stringify(body)}`)
    }
  }

  /** Somebody who can see to it. */
  async #responsible(
    personId: string | undefined,
    { owner }: Duty,
  ): Promise<Pick<Extract<DutyDeed, { act: 'assigned' }>, 'responsible'>> {
    if (personId === undefined) return {}
    const member = await this.#options.directory.findMember(personId)
    if (!member || member.deactivatedAt || !can(member.person, 'edit', { kind: 'duty', party: owner }))
      throw new Problem('not-found')
    return { responsible: { personId, name: member.person.name } }
  }

  async #shared({ id: planId, year }: PlanSummary): Promise<Duty[]> {
    const { plans, findings } = this.#options
    const said = await plans.readLedger({ kind: 'plan', planId }, (ledger) => ({
      acts: readDutyActs(ledger),
      decisions: readDecisions(ledger),
    }))
    const judged = await plans.inPlan(planId, (room) => findings.judged(room))
    return dutiesOf({ year, ...foundIn(judged), ...said })
  }

  async #ownConfidential({ id: planId, year }: PlanSummary, person: Person): Promise<Duty[]> {
    const { party } = person
    if (!can(person, 'read', { kind: 'confidential', party })) return []
    const { plans, confidential } = this.#options
    const found = foundIn(await confidential.in(planId, party))
    const said = await plans.readLedger({ kind: 'confidential', planId, party }, (ledger) => ({
      acts: readDutyActs(ledger),
      decisions: readDecisions(ledger),
    }))
    return dutiesOf({ year, ...found, ...said })
  }

  /** What was not said last year may still be waited for. */
  async #plansWorkedWith(): Promise<PlanSummary[]> {
    const since = yearOf(this.#today()) - 1
    return (await this.#options.plans.list()).filter(({ year }) => year >= since)
  }

  #today(): IsoDate {
    return dateInDenmark(instantOf(this.#options.clock))
  }
}

function foundIn({ activities, findings: { roleFindings } }: Judged): Found {
  return { activities, roleFindings }
}

function mustBeFor(person: Person, duty: Duty, act: NewDutyAct['act']): void {
  const party = partyDoing(act, duty, person.party)
  if (!can(person, 'edit', { kind: 'duty', party })) throw new Problem('duty-of-the-other')
}

function mustRead({ wordingHash }: { wordingHash: string }, duty: Duty, activity: Activity | undefined) {
  if (!activity) throw new Problem('not-found')
  if (wordingHash !== duty.wordingHash) throw new Problem('out-of-date')
  return judgedState(activity)
}

type DecisionContext = Parameters<typeof decisionOn>[2]

/** What doing so says of the warning; undefined where it says nothing. */
function decidedBy(deed: DutyDeed, finding: RoleFinding, context: DecisionContext): Decision | undefined {
  const decided = (outcome: Decision['outcome'], reason = '') =>
    decisionOn(finding, { outcome, reason }, context)
  switch (deed.act) {
    case 'sent':
      return decided('done')
    case 'dropped':
      return decided('keep', deed.reason)
    case 'reopened':
      return decided('reopen')
    case 'seen':
    case 'acknowledged':
    case 'assigned':
    case 'due-changed':
      return undefined
    default:
      deed satisfies never
      throw new Error(`Unknown act on a duty: ${JSON.stringify(deed)}`)
  }
}
