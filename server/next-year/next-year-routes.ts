import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { nextYear } from '#shared/next-year/next-year.ts'
import { noteOrigins } from '#shared/next-year/origins.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import { fillGradually } from '../plans/fill-gradually.ts'
import type { Plans } from '../plans/plans.ts'
import type { Ids } from '../ports/ids.ts'

/** The origin of what is copied from another year. */
const NEXT_YEAR = 'next-year'

/** Copies the shared plan alone: decisions and threads stay in its ledger, and its confidential parts where they are. */
export function nextYearRoutes({ plans, ids }: { plans: Plans; ids: Ids }): EndpointsOf<'beginNextYear'> {
  return {
    beginNextYear: endpoint(routes.beginNextYear, async ({ params, body, note }) => {
      note({ fromPlanId: params.planId })
      const { title, ...choices } = body
      const { plan, followUps } = await plans.inPlan(params.planId, (room, { year }) =>
        room.read((document) => ({
          plan: readPlan(document, year, plans.categories),
          followUps: readFollowUps(document),
        })),
      )
      const next = nextYear(plan, choices, followUps)
      const activities = next.activities.map(({ description: _words, ...activity }) => activity)
      const summary = await plans.create({ id: ids.newId(), year: body.year, title }, async (document) => {
        const made: string[] = []
        const noting = { ...ids, newId: () => made[made.push(ids.newId()) - 1] ?? '' }
        await fillGradually(document, { sections: next.sections, activities }, noting, NEXT_YEAR)
        noteOrigins(
          document,
          next.originIds.map((activityId, at) => [made[at] ?? '', { planId: params.planId, activityId }]),
        )
      })
      return { ...summary, activities: activities.length, onHolidays: next.onHolidays }
    }),
  }
}
