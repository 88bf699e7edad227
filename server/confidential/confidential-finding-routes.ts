import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { routes } from '#shared/protocol/routes.ts'
import { decide, mustFind, withDecisions } from '../findings/decide.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { ConfidentialFindings } from './confidential-findings.ts'

export interface ConfidentialFindingRoutesOptions {
  plans: Plans
  findings: ConfidentialFindings
  clock: Clock
}

/** Warnings on what a party keeps to itself; nothing of them leaves, not even what they teach. */
export function confidentialFindingRoutes({
  plans,
  findings: found,
  clock,
}: ConfidentialFindingRoutesOptions): EndpointsOf<'readConfidentialFindings' | 'decideConfidentialFinding'> {
  return {
    readConfidentialFindings: endpoint(routes.readConfidentialFindings, async (request) => {
      const { planId } = request.params
      const { locale } = request
      const { party } = sessionOf(request).person
      const { findings } = await found.in(planId, party)
      const decisions = await plans.readLedger({ kind: 'confidential', planId, party }, readDecisions)
      return withDecisions(findings, decisions, locale)
    }),

    decideConfidentialFinding: endpoint(routes.decideConfidentialFinding, async (request) => {
      const { params, body } = request
      const { planId, findingId } = params
      const { person } = sessionOf(request)
      const room = { kind: 'confidential', planId, party: person.party } as const
      return plans.inGeneration(room, body.epoch, async (generation) => {
        const { findings, activities } = await found.in(planId, person.party)
        const finding = mustFind(findings, findingId)
        // »Fælles« is for what both parties can see.
        if (body.outcome === 'joint') throw new Problem('invalid-input', 'outcome: it is confidential')
        return decide(generation, { finding, activities, rivals: [], answer: body, person, clock })
      })
    }),
  }
}
