import { can } from '#shared/permissions/can.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { Conversation, Threads } from '../comments/threads.ts'
import { type EndpointsOf, endpoint, type RawRequest, sessionOf } from '../http/endpoint.ts'

type ThreadRoutes = EndpointsOf<
  | 'listConfidentialThreads'
  | 'startConfidentialThread'
  | 'replyToConfidentialThread'
  | 'changeConfidentialComment'
  | 'deleteConfidentialComment'
  | 'resolveConfidentialThread'
  | 'reopenConfidentialThread'
>

/** What is said about the confidential part stays in it: in a ledger of its own. */
export function confidentialThreadRoutes({ threads }: { threads: Threads }): ThreadRoutes {
  const about = (request: RawRequest & { params: { planId: string } }): Conversation => {
    const { party } = sessionOf(request).person
    return {
      about: { kind: 'confidential', planId: request.params.planId, party },
      mayRead: (person) => can(person, 'read', { kind: 'confidential', party }),
    }
  }

  return {
    listConfidentialThreads: endpoint(routes.listConfidentialThreads, async (request) => ({
      threads: await threads.list(about(request)),
    })),

    startConfidentialThread: endpoint(routes.startConfidentialThread, (request) =>
      threads.start(about(request), sessionOf(request).person, request.body),
    ),

    replyToConfidentialThread: endpoint(routes.replyToConfidentialThread, (request) =>
      threads.reply(about(request), sessionOf(request).person, request.params.threadId, request.body),
    ),

    changeConfidentialComment: endpoint(routes.changeConfidentialComment, (request) =>
      threads.changeComment(about(request), sessionOf(request).person, request.params, request.body),
    ),

    deleteConfidentialComment: endpoint(routes.deleteConfidentialComment, (request) =>
      threads.deleteComment(about(request), sessionOf(request).person, request.params),
    ),

    resolveConfidentialThread: endpoint(routes.resolveConfidentialThread, (request) =>
      threads.resolve(about(request), sessionOf(request).person, request.params.threadId),
    ),

    reopenConfidentialThread: endpoint(routes.reopenConfidentialThread, (request) =>
      threads.reopen(about(request), request.params.threadId),
    ),
  }
}
