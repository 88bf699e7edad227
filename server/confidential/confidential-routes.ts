import type { AuditFacts } from '#shared/audit/entry.ts'
import { kindOfActivity, kindOfText } from '#shared/confidential/confidential-kind.ts'
import type { Moved } from '#shared/confidential/moved.ts'
import { can } from '#shared/permissions/can.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { ConfidentialParts } from './confidential-parts.ts'

export interface ConfidentialRoutesOptions {
  plans: Plans
  parts: ConfidentialParts
}

type ConfidentialRoutes = EndpointsOf<'readConfidential' | 'makeConfidential' | 'makeShared'>

/** Always the caller's own party's part: the other has no address here. */
export function confidentialRoutes({ plans, parts }: ConfidentialRoutesOptions): ConfidentialRoutes {
  return {
    readConfidential: endpoint(routes.readConfidential, async (request) => {
      const { planId } = request.params
      const { party } = sessionOf(request).person
      const { year } = await plans.must(planId)
      return plans.inConfidential(planId, party, (room) =>
        room.read((part) => {
          const records = activityRecords(part)
          return {
            sections: readPlan(part, year, plans.categories).sections.map(
              ({ category, text, activities }) => ({
                category,
                kind: kindOfText(part, category),
                text: plainText(text),
                activities: activities.map(({ rank: _rank, body: _body, ...activity }) => {
                  const record = records.get(activity.id)
                  return { ...activity, kind: record ? kindOfActivity(record) : ('draft' as const) }
                }),
              }),
            ),
          }
        }),
      )
    }),

    makeConfidential: endpoint(routes.makeConfidential, async (request) => {
      const { person } = sessionOf(request)
      mustEditPlan(person)
      const { moved, as } = request.body
      request.note(factsOf(moved))
      return { activityId: await parts.moveIn(request.params.planId, person.party, moved, as) }
    }),

    makeShared: endpoint(routes.makeShared, async (request) => {
      const { person } = sessionOf(request)
      mustEditPlan(person)
      const { moved } = request.body
      request.note(factsOf(moved))
      return { activityId: await parts.moveOut(request.params.planId, person.party, moved) }
    }),
  }
}

/** Entries of the confidential part are its own party's alone. */
function factsOf(moved: Moved): AuditFacts {
  return moved.kind === 'activity' ? { activityId: moved.activityId } : {}
}

/** Both documents are written. */
function mustEditPlan(person: Parameters<typeof can>[0]): void {
  if (!can(person, 'edit', { kind: 'plan' })) throw new Problem('not-allowed')
}
