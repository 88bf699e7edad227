import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'
import { SurveyThread } from './survey-thread.ts'

export function followUpRoutes({ plans }: { plans: Plans }): EndpointsOf<'listFollowUps' | 'readSurvey'> {
  const thread = new SurveyThread()
  return {
    listFollowUps: endpoint(routes.listFollowUps, ({ params }) =>
      plans.inPlan(params.planId, (room) =>
        room.read((document) => {
          const all = readFollowUps(document)
          const followUps = readActivities(document, plans.categories).flatMap(
            ({ id: activityId, title, party, status }) => {
              const followUp = all.get(activityId)
              return followUp ? [{ activityId, title, party, status, followUp }] : []
            },
          )
          return { followUps }
        }),
      ),
    ),

    readSurvey: endpoint(routes.readSurvey, ({ body }) => thread.read({ bytes: body })),
  }
}
