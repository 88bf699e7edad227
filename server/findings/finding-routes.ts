import { type Decision, decisionFor, type NamedActivity } from '#shared/findings/decision.ts'
import type { Overlap, RoleFinding } from '#shared/findings/findings.ts'
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
      const { finding, about } = await plans.inPlan(params.planId, async (room) => {
        const found = await findings.of(room)
        const sought = [...found.overlaps, ...found.roleFindings].find(({ id }) => id === params.findingId)
        if (!sought) throw new Problem('not-found')
        return { finding: sought, about: namesOf(sought, await room.read(readActivities)) }
      })
      // Somebody decides on what was on the screen, never on what it has become since.
      if (body.fingerprint !== undefined && body.fingerprint !== finding.fingerprint)
        throw new Problem('out-of-date')
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
          // Two who choose it in the same moment would each merge the two activities.
          if (
            decision.outcome === 'joint' &&
            decisionFor(finding, readDecisions(ledger))?.outcome === 'joint'
          )
            throw new Problem('already-joint')
          addDecision(ledger, decision)
        }),
      )
      return decision
    }),
  }
}

function namesOf(finding: Overlap | RoleFinding, activities: readonly Activity[]): NamedActivity[] {
  const ids = 'activity' in finding ? [finding.activity] : [finding.a, finding.b]
  return ids.flatMap((id) => {
    const activity = activities.find((one) => one.id === id)
    return activity ? [{ party: activity.party, title: activity.title }] : []
  })
}
