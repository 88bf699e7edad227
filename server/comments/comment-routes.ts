import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { Conversation, Threads } from './threads.ts'

export interface CommentRoutesOptions {
  plans: Plans
  directory: Pick<Directory, 'listMembers'>
  threads: Threads
}

type CommentRoutes = EndpointsOf<
  | 'listThreads'
  | 'startThread'
  | 'replyToThread'
  | 'changeComment'
  | 'deleteComment'
  | 'listReaders'
  | 'resolveThread'
  | 'reopenThread'
>

/** Observers write here and nowhere else: the words go into the ledger, never into the plan. */
export function commentRoutes({ plans, directory, threads }: CommentRoutesOptions): CommentRoutes {
  const about = ({ planId }: { planId: string }): Conversation => ({
    about: { kind: 'plan', planId },
    mayRead,
  })

  return {
    listThreads: endpoint(routes.listThreads, async ({ params }) => ({
      threads: await threads.list(about(params)),
    })),

    startThread: endpoint(routes.startThread, (request) =>
      threads.start(about(request.params), personOf(request), request.body),
    ),

    replyToThread: endpoint(routes.replyToThread, (request) => {
      const { params, body } = request
      return threads.reply(about(params), personOf(request), params.threadId, body)
    }),

    changeComment: endpoint(routes.changeComment, (request) => {
      const { params, body } = request
      return threads.changeComment(about(params), personOf(request), params, body)
    }),

    deleteComment: endpoint(routes.deleteComment, (request) =>
      threads.deleteComment(about(request.params), personOf(request), request.params),
    ),

    listReaders: endpoint(routes.listReaders, async ({ params }) => {
      await plans.must(params.planId)
      const members = await directory.listMembers()
      const readers = members.filter(({ person, deactivatedAt }) => !deactivatedAt && mayRead(person))
      return {
        people: readers.map(({ person: { id, name, party, role } }) => ({ id, name, party, role })),
      }
    }),

    resolveThread: endpoint(routes.resolveThread, (request) =>
      threads.resolve(about(request.params), personOf(request), request.params.threadId),
    ),

    reopenThread: endpoint(routes.reopenThread, ({ params }) =>
      threads.reopen(about(params), params.threadId),
    ),
  }
}

/** The threads of a plan are read in its ledger. */
function mayRead(person: Person): boolean {
  return can(person, 'read', { kind: 'ledger' })
}
