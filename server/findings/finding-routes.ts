import { type Decision, decisionFor } from '#shared/findings/decision.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
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
}

export function findingRoutes({
  plans,
  findings,
  clock,
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
      const found = await findingsOf(params.planId)
      const finding = [...found.overlaps, ...found.roleFindings].find(({ id }) => id === params.findingId)
      if (!finding) throw new Problem('not-found')
      // Somebody decides on what was on the screen, never on what it has become since.
      if (body.fingerprint !== undefined && body.fingerprint !== finding.fingerprint)
        throw new Problem('out-of-date')
      const decision: Decision = {
        findingId: finding.id,
        outcome: body.outcome,
        reason: body.reason,
        fingerprint: finding.fingerprint,
        by: signatureOf(sessionOf(request).person),
        at: instantOf(clock),
      }
      await plans.inLedger(params.planId, (room) => room.edit((ledger) => addDecision(ledger, decision)))
      return decision
    }),
  }
}
