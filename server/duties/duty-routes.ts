import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { Duties } from './duties.ts'

export function dutyRoutes({
  duties,
}: {
  duties: Duties
}): EndpointsOf<'listDuties' | 'actOnDuty' | 'actOnConfidentialDuty'> {
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
  }
}

function answerOf(duty: Awaited<ReturnType<Duties['act']>>) {
  return { ...duty, acts: [...duty.acts] }
}
