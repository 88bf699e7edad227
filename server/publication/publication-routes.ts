import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { PublicPages } from './public-pages.ts'
import type { Publications } from './publications.ts'

export function publicationRoutes({
  publications,
  pages,
}: {
  publications: Publications
  pages: PublicPages
}): EndpointsOf<
  | 'readPublication'
  | 'actOnPublication'
  | 'previewPublicPage'
  | 'readPublicPage'
  | 'readPublicCalendar'
  | 'readPublicFeed'
> {
  return {
    readPublication: endpoint(routes.readPublication, ({ params }) => publications.read(params.planId)),
    actOnPublication: endpoint(routes.actOnPublication, (request) =>
      publications.act(request.params.planId, sessionOf(request).person, request.body),
    ),
    previewPublicPage: endpoint(routes.previewPublicPage, ({ params, query }) => {
      const path = routes.previewPublicPage.path.replace(':planId', params.planId)
      return pages.preview(params.planId, path, query)
    }),
    readPublicCalendar: endpoint(routes.readPublicCalendar, ({ params, query, caller }) =>
      pages.read('calendar', params.publicId, query, caller.address),
    ),
    readPublicFeed: endpoint(routes.readPublicFeed, ({ params, query, caller }) =>
      pages.read('atom', params.publicId, query, caller.address),
    ),
    readPublicPage: endpoint(routes.readPublicPage, ({ params, query, caller }) =>
      pages.read('page', params.publicId, query, caller.address),
    ),
  }
}
