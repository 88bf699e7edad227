import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import { SurveyThread } from './survey-thread.ts'

export function followUpRoutes(): EndpointsOf<'readSurvey'> {
  const thread = new SurveyThread()
  return { readSurvey: endpoint(routes.readSurvey, ({ body }) => thread.read({ bytes: body })) }
}
