import { type Decision, latestOn } from '#shared/findings/decision.ts'
import { idsOfPair, type Overlap, type RoleFinding } from '#shared/findings/findings.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import { decisionOn, mustFind, withDecisions } from './decide.ts'
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
      return withDecisions(found, decisions, locale)
    }),

    decideFinding: endpoint(routes.decideFinding, async (request) => {
      const { params, body } = request
      const { finding, activities, rivals } = await plans.inPlan(params.planId, async (room) => {
        const found = await findings.of(room)
        const sought = mustFind(found, params.findingId)
        return {
          finding: sought,
          activities: await room.read(readActivities),
          rivals: found.overlaps.filter((overlap) => isRival(overlap, sought)),
        }
      })
      const { person } = sessionOf(request)
      const decision = decisionOn(finding, body, { activities, person, at: instantOf(clock) })
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

/** Another pair with one of the two in it: merged both at once, one text would go where nobody sees it. */
function isRival({ id, a, b }: Overlap, finding: Overlap | RoleFinding): boolean {
  const pair = idsOfPair(finding.id)
  return pair !== undefined && id !== finding.id && (pair.includes(a) || pair.includes(b))
}
