import { activityIdsOf } from '#shared/findings/findings.ts'
import type { Party } from '#shared/plan/plan.ts'
import type { FindingsThread } from '../findings/findings-thread.ts'
import type { Judged } from '../findings/plan-findings.ts'
import type { Plans } from '../plans/plans.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

export interface ConfidentialFindingsOptions {
  plans: Plans
  vocabulary: Pick<Vocabulary, 'forFindings'>
  thread: FindingsThread
}

/** Warnings on what a party keeps to itself, found beside the shared plan. */
export class ConfidentialFindings {
  readonly #options: ConfidentialFindingsOptions

  constructor(options: ConfidentialFindingsOptions) {
    this.#options = options
  }

  /** The findings that the party's own part has a part in, among the shared activities and its own. */
  async in(planId: string, party: Party): Promise<Judged> {
    const { plans, vocabulary, thread } = this.#options
    const shared = await plans.inPlan(planId, (room) => room.read(plans.activitiesIn))
    const own = await plans.inConfidential(planId, party, (room) => room.read(plans.activitiesIn))
    const ids = new Set(own.map(({ id }) => id))
    const activities = [...shared.filter(({ id }) => !ids.has(id)), ...own]
    // Nothing to find is the usual case, and reading a plan anew for it is not cheap.
    if (own.length === 0) return { findings: { overlaps: [], roleFindings: [] }, activities }
    const found = await thread.read().find(activities, await vocabulary.forFindings())
    const isOwn = ({ id }: { id: string }) => activityIdsOf(id).some((one) => ids.has(one))
    const findings = {
      overlaps: found.overlaps.filter(isOwn),
      roleFindings: found.roleFindings.filter(isOwn),
    }
    return { findings, activities }
  }
}
