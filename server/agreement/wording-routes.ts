import type {
  SignedWording,
  WordingLayers,
  WordingVersion,
} from '#shared/agreement/wording/signed-wording.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import { StrangerThread } from '../threads/stranger-thread.ts'
import type { Wordings } from './wordings.ts'

type WordingRoutes = EndpointsOf<
  'listAgreementWordings' | 'readAgreementWording' | 'proposeAgreementWording' | 'publishAgreementWording'
>

const READER = new URL('./agreement-worker.ts', import.meta.url)

export function wordingRoutes({ wordings }: { wordings: Wordings }): WordingRoutes {
  const thread = new StrangerThread<Uint8Array, WordingLayers>({
    script: READER,
    tooMuch: 'agreement-too-much',
  })
  return {
    listAgreementWordings: endpoint(routes.listAgreementWordings, async () => {
      const all = await wordings.list()
      const [inForce] = all
      return { versions: all.map(versionOf), ...(inForce && { inForce }) }
    }),
    readAgreementWording: endpoint(routes.readAgreementWording, ({ params }) =>
      wordings.read(params.wordingId),
    ),
    proposeAgreementWording: endpoint(routes.proposeAgreementWording, ({ body }) => thread.read(body)),
    publishAgreementWording: endpoint(routes.publishAgreementWording, async (request) =>
      versionOf(await wordings.publish(request.body, sessionOf(request).person)),
    ),
  }
}

/** What is known of it, without what it says. */
function versionOf({ id, date, fileName, sha256, publishedAt, by }: SignedWording): WordingVersion {
  return { id, date, fileName, sha256, publishedAt, by }
}
