import { plainText } from '#shared/plan/rich-text.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import { writersIn } from '#shared/versions/writers-in.ts'
import { type EndpointsOf, endpoint, personOf, sessionOf } from '../http/endpoint.ts'
import { activityToAnswer } from '../plans/plan-routes.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { Comparison, Comparisons } from './comparisons.ts'
import type { Restores } from './restores.ts'
import type { Versions } from './versions.ts'

export interface VersionRoutesOptions {
  versions: Versions
  comparisons: Comparisons
  restores: Restores
  plans: Plans
  directory: Directory
}

type VersionRoutes = EndpointsOf<
  'listVersions' | 'keepVersion' | 'readVersion' | 'compareVersions' | 'restoreVersion'
>

export function versionRoutes({
  versions,
  comparisons,
  restores,
  plans,
  directory,
}: VersionRoutesOptions): VersionRoutes {
  async function answerFor({ from, to, agreed, change }: Comparison): Promise<ComparisonAnswer> {
    const writers = await Promise.all(writersIn(change).map((id) => directory.findPerson(id)))
    return {
      from,
      ...(to && { to }),
      ...(agreed && { agreed }),
      change,
      writers: writers.flatMap((person) =>
        person ? [{ id: person.id, name: person.name, party: person.party }] : [],
      ),
    }
  }

  return {
    listVersions: endpoint(routes.listVersions, async (request) => {
      const [{ planId }, reader] = [request.params, personOf(request)]
      return {
        versions: await versions.list(planId, reader),
        hasVisited: await comparisons.hasVisited(planId, reader),
        hasAgreed: await comparisons.hasAgreed(planId, reader),
      }
    }),

    keepVersion: endpoint(routes.keepVersion, (request) =>
      versions.keep(request.params.planId, {
        reason: 'named',
        name: request.body.name,
        by: personOf(request),
      }),
    ),

    readVersion: endpoint(routes.readVersion, async (request) => {
      const { planId, versionId } = request.params
      const { version, plan } = await versions.read(planId, versionId, personOf(request))
      const { id, year, status } = await plans.must(planId)
      const sections = plan.sections.map(({ category, text, activities }) => ({
        category,
        text: plainText(text),
        activities: activities.map(activityToAnswer),
      }))
      return { version, plan: { id, year, status, title: plan.title, sections } }
    }),

    compareVersions: endpoint(routes.compareVersions, async (request) => {
      const { planId, from, to } = request.params
      return answerFor(await comparisons.compare(planId, from, to, personOf(request)))
    }),

    restoreVersion: endpoint(routes.restoreVersion, (request) => {
      const { planId, versionId } = request.params
      return restores.restore(planId, versionId, request.body.what, sessionOf(request).person)
    }),
  }
}
