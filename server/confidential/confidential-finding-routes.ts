import { activityIdsOf, type Findings } from '#shared/findings/findings.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import type { Activity, Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { decide, mustFind, withDecisions } from '../findings/decide.ts'
import type { FindingsThread } from '../findings/findings-thread.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

export interface ConfidentialFindingRoutesOptions {
  plans: Plans
  vocabulary: Pick<Vocabulary, 'forFindings'>
  thread: FindingsThread
  clock: Clock
}

interface Found {
  findings: Findings
  activities: Activity[]
}

/** Warnings on what a party keeps to itself, found beside the shared plan; nothing of them leaves, not even what they teach. */
export function confidentialFindingRoutes({
  plans,
  vocabulary,
  thread,
  clock,
}: ConfidentialFindingRoutesOptions): EndpointsOf<'readConfidentialFindings' | 'decideConfidentialFinding'> {
  async function findIn(planId: string, party: Party): Promise<Found> {
    const shared = await plans.inPlan(planId, (room) => room.read(plans.activitiesIn))
    const own = await plans.inConfidential(planId, party, (room) => room.read(plans.activitiesIn))
    const ids = new Set(own.map(({ id }) => id))
    const activities = [...shared.filter(({ id }) => !ids.has(id)), ...own]
    const found = await thread.read().find(activities, await vocabulary.forFindings())
    const isOwn = ({ id }: { id: string }) => activityIdsOf(id).some((one) => ids.has(one))
    const findings = {
      overlaps: found.overlaps.filter(isOwn),
      roleFindings: found.roleFindings.filter(isOwn),
    }
    return { findings, activities }
  }

  return {
    readConfidentialFindings: endpoint(routes.readConfidentialFindings, async (request) => {
      const { planId } = request.params
      const { locale } = request
      const { party } = sessionOf(request).person
      const { findings } = await findIn(planId, party)
      const decisions = await plans.readLedger({ kind: 'confidential', planId, party }, readDecisions)
      return withDecisions(findings, decisions, locale)
    }),

    decideConfidentialFinding: endpoint(routes.decideConfidentialFinding, async (request) => {
      const { params, body } = request
      const { planId, findingId } = params
      const { person } = sessionOf(request)
      const room = { kind: 'confidential', planId, party: person.party } as const
      return plans.inGeneration(room, body.epoch, async (generation) => {
        const { findings, activities } = await findIn(planId, person.party)
        const finding = mustFind(findings, findingId)
        // »Fælles« is for what both parties can see.
        if (body.outcome === 'joint') throw new Problem('invalid-input', 'outcome: it is confidential')
        return decide(generation, { finding, activities, rivals: [], answer: body, person, clock })
      })
    }),
  }
}
