import { canonicalJson } from '#shared/basics/canonical-json.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf, sessionOf } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'
import type { SignOffs } from './sign-offs.ts'

export function signOffRoutes({
  signOffs,
  plans,
}: {
  signOffs: SignOffs
  plans: Pick<Plans, 'mustHaveSection'>
}): EndpointsOf<'readSection' | 'readWording' | 'signOff'> {
  return {
    readSection: endpoint(routes.readSection, async (request) => {
      const { planId, category } = request.params
      plans.mustHaveSection(category, 'not-found')
      return signOffs.section(planId, category, personOf(request))
    }),

    readWording: endpoint(routes.readWording, async (request) => {
      const { planId, category, contentHash } = request.params
      plans.mustHaveSection(category, 'not-found')
      const wording = await signOffs.wording(planId, category, contentHash, personOf(request))
      return { wording: canonicalJson(wording) }
    }),

    signOff: endpoint(routes.signOff, async (request) => {
      const { planId, category } = request.params
      plans.mustHaveSection(category, 'not-found')
      return signOffs.act(planId, category, sessionOf(request).person, request.body)
    }),
  }
}
