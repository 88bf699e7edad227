import { canonicalJson } from '#shared/basics/canonical-json.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { SignOffs } from './sign-offs.ts'

export function signOffRoutes({
  signOffs,
}: {
  signOffs: SignOffs
}): EndpointsOf<'readSection' | 'readWording' | 'signOff'> {
  return {
    readSection: endpoint(routes.readSection, ({ params }) =>
      signOffs.section(params.planId, params.category),
    ),

    readWording: endpoint(routes.readWording, async ({ params }) => {
      const { planId, category, contentHash } = params
      return { wording: canonicalJson(await signOffs.wording(planId, category, contentHash)) }
    }),

    signOff: endpoint(routes.signOff, (request) => {
      const { planId, category } = request.params
      return signOffs.act(planId, category, sessionOf(request).person, request.body)
    }),
  }
}
