import type { Decision } from '#shared/findings/decision.ts'
import { idsOfPair, type Overlap, type RoleFinding } from '#shared/findings/findings.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Generation } from '../plans/generation.ts'
import type { Plans } from '../plans/plans.ts'
import type { Clock } from '../ports/clock.ts'
import { decide, mustFind, withDecisions } from './decide.ts'
import type { PlanFindings } from './plan-findings.ts'

export interface FindingRoutesOptions {
  plans: Plans
  findings: PlanFindings
  clock: Clock
  /** Hears of a decision once it is in the ledger; never rejects. */
  learn: (generation: Generation, finding: Overlap | RoleFinding, decision: Decision) => Promise<void>
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
      const decisions = await plans.readLedger({ kind: 'plan', planId: params.planId }, readDecisions)
      return withDecisions(found, decisions, locale)
    }),

    decideFinding: endpoint(routes.decideFinding, async (request) => {
      const { params, body } = request
      const { person } = sessionOf(request)
      const room = { kind: 'plan', planId: params.planId } as const
      return plans.inGeneration(room, body.epoch, async (generation) => {
        const found = await findings.of(generation.document)
        const finding = mustFind(found, params.findingId)
        const activities = await generation.document.read(plans.activitiesIn)
        const rivals = found.overlaps.filter((overlap) => isRival(overlap, finding))
        const decision = await decide(generation, {
          finding,
          activities,
          rivals,
          answer: body,
          person,
          clock,
        })
        await learn(generation, finding, decision)
        return decision
      })
    }),
  }
}

/** Another pair with one of the two in it: merged both at once, one text would go where nobody sees it. */
function isRival({ id, a, b }: Overlap, finding: Overlap | RoleFinding): boolean {
  const pair = idsOfPair(finding.id)
  return pair !== undefined && id !== finding.id && (pair.includes(a) || pair.includes(b))
}
