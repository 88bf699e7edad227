import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Briefings } from './briefings.ts'
import type { Duties } from './duties.ts'

export function dutyRoutes({
  duties,
  briefings,
}: {
  duties: Duties
  briefings: Briefings
}): EndpointsOf<'listDuties' | 'actOnDuty' | 'actOnConfidentialDuty' | 'listBriefings' | 'confirmBriefing'> {
  return {
    listDuties: endpoint(routes.listDuties, (request) => duties.list(sessionOf(request).person)),

    actOnDuty: endpoint(routes.actOnDuty, async (request) => {
      const { params, body } = request
      const { person } = sessionOf(request)
      return answerOf(await duties.act({ ...params, body, person }))
    }),

    actOnConfidentialDuty: endpoint(routes.actOnConfidentialDuty, async (request) => {
      const { params, body } = request
      const { person } = sessionOf(request)
      return answerOf(await duties.actInConfidential({ ...params, body, person }))
    }),

    listBriefings: endpoint(routes.listBriefings, async (request) => ({
      briefings: await briefings.list(sessionOf(request).person),
    })),

    confirmBriefing: endpoint(routes.confirmBriefing, (request) =>
      briefings.confirm(request.params.planId, request.body, sessionOf(request).person),
    ),
  }
}

function answerOf(duty: Awaited<ReturnType<Duties['act']>>) {
  return { ...duty, acts: [...duty.acts] }
}
