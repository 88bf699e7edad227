import { can } from '#shared/permissions/can.ts'
import { routes } from '#shared/protocol/routes.ts'
import { anchorOf } from '../comments/comment-routes.ts'
import type { Conversation, Threads } from '../comments/threads.ts'
import { type EndpointsOf, endpoint, type RawRequest, sessionOf } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'

export interface ConfidentialThreadRoutesOptions {
  plans: Plans
  threads: Threads
  /** Hears of each comment once it is in the ledger. */
  commented: () => void
}

type ThreadRoutes = EndpointsOf<
  | 'listConfidentialThreads'
  | 'startConfidentialThread'
  | 'replyToConfidentialThread'
  | 'resolveConfidentialThread'
  | 'reopenConfidentialThread'
>

/** What is said about the confidential part stays in it: in a ledger of its own. */
export function confidentialThreadRoutes({
  plans,
  threads,
  commented,
}: ConfidentialThreadRoutesOptions): ThreadRoutes {
  const about = (request: RawRequest & { params: { planId: string } }): Conversation => {
    const { party } = sessionOf(request).person
    const { planId } = request.params
    return {
      visit: (work) => plans.inConfidential({ kind: 'confidential-ledger', planId, party }, work),
      mayRead: (person) => can(person, 'read', { kind: 'confidential', party }),
    }
  }

  return {
    listConfidentialThreads: endpoint(routes.listConfidentialThreads, async (request) => ({
      threads: await threads.list(about(request)),
    })),

    startConfidentialThread: endpoint(routes.startConfidentialThread, async (request) => {
      const { body } = request
      const thread = await threads.start(about(request), sessionOf(request).person, anchorOf(body), body)
      commented()
      return thread
    }),

    replyToConfidentialThread: endpoint(routes.replyToConfidentialThread, async (request) => {
      const { params, body } = request
      const thread = await threads.reply(about(request), sessionOf(request).person, params.threadId, body)
      commented()
      return thread
    }),

    resolveConfidentialThread: endpoint(routes.resolveConfidentialThread, (request) =>
      threads.resolve(about(request), sessionOf(request).person, request.params.threadId),
    ),

    reopenConfidentialThread: endpoint(routes.reopenConfidentialThread, (request) =>
      threads.reopen(about(request), request.params.threadId),
    ),
  }
}
