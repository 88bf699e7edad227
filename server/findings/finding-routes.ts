import {
  answersTo,
  type Decision,
  type DecisionOutcome,
  decisionFor,
  latestOn,
  type NamedActivity,
} from '#shared/findings/decision.ts'
import { idsOfPair, type Overlap, type RoleFinding } from '#shared/findings/findings.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { PlanFindings } from './plan-findings.ts'

export interface FindingRoutesOptions {
  plans: Plans
  findings: PlanFindings
  clock: Clock
  /** Hears of a decision once it is in the ledger; never rejects. */
  learn: (planId: string, finding: Overlap | RoleFinding, decision: Decision) => Promise<void>
}

export function findingRoutes({
  plans,
  findings,
  clock,
  learn,
}: FindingRoutesOptions): EndpointsOf<'readFindings' | 'decideFinding'> {
  const findingsOf = (planId: string) => plans.inPlan(planId, (room) => findings.of(room))

  return {
    readFindings: endpoint(routes.readFindings, async ({ params, locale }) => {
      const found = await findingsOf(params.planId)
      const decisions = await plans.inLedger(params.planId, (room) => room.read(readDecisions))
      return {
        overlaps: found.overlaps.map(({ evidence: _, reasons, ...overlap }) => ({
          ...overlap,
          reasons: reasons.map((reason) => reason[locale]),
          decision: decisionFor(overlap, decisions),
        })),
        roleFindings: found.roleFindings.map(({ words: _, why, ...finding }) => ({
          ...finding,
          why: why[locale],
          decision: decisionFor(finding, decisions),
        })),
      }
    }),

    decideFinding: endpoint(routes.decideFinding, async (request) => {
      const { params, body } = request
      const { finding, about, rivals } = await plans.inPlan(params.planId, async (room) => {
        const found = await findings.of(room)
        const sought = [...found.overlaps, ...found.roleFindings].find(({ id }) => id === params.findingId)
        if (!sought) throw new Problem('not-found')
        return {
          finding: sought,
          about: namesOf(sought, await room.read(readActivities)),
          rivals: found.overlaps.filter((overlap) => isRival(overlap, sought)),
        }
      })
      // Somebody decides on what was on the screen, never on what it has become since.
      if (body.fingerprint !== undefined && body.fingerprint !== finding.fingerprint)
        throw new Problem('out-of-date')
      mustAnswer(finding, body.outcome)
      const decision: Decision = {
        findingId: finding.id,
        outcome: body.outcome,
        reason: body.reason,
        fingerprint: finding.fingerprint,
        about,
        by: signatureOf(sessionOf(request).person),
        at: instantOf(clock),
      }
      await plans.inLedger(params.planId, (room) =>
        room.edit((ledger) => {
          const decisions = readDecisions(ledger)
          const latest = latestOn(finding, decisions)
          if (body.seenDecision !== undefined && body.seenDecision !== (latest?.at ?? null))
            throw new Problem('decided-meanwhile')
          const since = clock.now() - MERGING_MILLISECONDS
          if (body.outcome === 'joint' && rivals.some((rival) => isBeingMerged(rival, decisions, since)))
            throw new Problem('being-merged')
          addDecision(ledger, decision)
        }),
      )
      await learn(params.planId, finding, decision)
      return decision
    }),
  }
}

/** A page that has decided to merge two does so in the same moment; one that has not by now never will. */
const MERGING_MILLISECONDS = 60_000

function isBeingMerged(overlap: Overlap, decisions: readonly Decision[], since: number): boolean {
  const latest = latestOn(overlap, decisions)
  return latest?.outcome === 'joint' && Date.parse(latest.at) > since
}

function mustAnswer(finding: Overlap | RoleFinding, outcome: DecisionOutcome): void {
  const answers = answersTo('activity' in finding ? finding.kind : 'overlap')
  if (outcome !== 'reopen' && !answers.includes(outcome))
    throw new Problem('invalid-input', `outcome: ${outcome} is no answer to this warning`)
}

/** Another pair with one of the two in it: merged both at once, one text would go where nobody sees it. */
function isRival({ id, a, b }: Overlap, finding: Overlap | RoleFinding): boolean {
  const pair = idsOfPair(finding.id)
  return pair !== undefined && id !== finding.id && (pair.includes(a) || pair.includes(b))
}

/** CenSec's first, as a pair is named everywhere else. */
function namesOf(finding: Overlap | RoleFinding, activities: readonly Activity[]): NamedActivity[] {
  const ids = 'activity' in finding ? [finding.activity] : [finding.a, finding.b]
  return ids.flatMap((id) => {
    const activity = activities.find((one) => one.id === id)
    return activity ? [{ party: activity.party, title: activity.title }] : []
  })
}
