import { canonicalJson } from '#shared/basics/canonical-json.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf, sessionOf } from '../http/endpoint.ts'
import type { SignOffs } from './sign-offs.ts'

export function signOffRoutes({
  signOffs,
}: {
  signOffs: SignOffs
}): EndpointsOf<'readSection' | 'readWording' | 'signOff'> {
  return {
    readSection: endpoint(routes.readSection, (request) => {
      const { planId, category } = request.params
      return signOffs.section(planId, category, personOf(request))
    }),

    readWording: endpoint(routes.readWording, async (request) => {
      const { planId, category, contentHash } = request.params
      const wording = await signOffs.wording(planId, category, contentHash, personOf(request))
      return { wording: canonicalJson(wording) }
    }),

    signOff: endpoint(routes.signOff, (request) => {
      const { planId, category } = request.params
      return signOffs.act(planId, category, sessionOf(request).person, request.body)
    }),
  }
}
