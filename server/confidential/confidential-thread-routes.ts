import type { Comment, Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { addComment, addThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { NewComment } from '#shared/protocol/schemas.ts'
import { saidWords } from '../comments/said-words.ts'
import { type EndpointsOf, endpoint, type RawRequest, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Room } from '../rooms/room.ts'

export interface ConfidentialThreadRoutesOptions {
  plans: Plans
  directory: Pick<Directory, 'findMember'>
  ids: Ids
  clock: Clock
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
  directory,
  ids,
  clock,
}: ConfidentialThreadRoutesOptions): ThreadRoutes {
  const inLedger = <T>(request: RawRequest, planId: string, work: (room: Room) => Promise<T>) =>
    plans.inConfidential(
      { kind: 'confidential-ledger', planId, party: sessionOf(request).person.party },
      work,
    )
  /** Nobody is called to what they may not read. */
  const commentFrom = async (request: RawRequest, said: NewComment): Promise<Comment> => {
    const { person } = sessionOf(request)
    const { party } = person
    const words = await saidWords(said, directory, (reader) =>
      can(reader, 'read', { kind: 'confidential', party }),
    )
    return { id: ids.newId(), author: signatureOf(person), at: instantOf(clock), ...words, earlier: [] }
  }

  return {
    listConfidentialThreads: endpoint(routes.listConfidentialThreads, (request) =>
      inLedger(request, request.params.planId, async (room) => ({ threads: await room.read(readThreads) })),
    ),

    startConfidentialThread: endpoint(routes.startConfidentialThread, async (request) => {
      const { anchor, activityId, ...said } = request.body
      const thread: Thread = {
        id: ids.newId(),
        anchor: anchor ?? (activityId ? { kind: 'activity', activityId } : { kind: 'plan' }),
        comments: [await commentFrom(request, said)],
      }
      await inLedger(request, request.params.planId, (room) =>
        room.edit((ledger) => addThread(ledger, thread)),
      )
      return thread
    }),

    replyToConfidentialThread: endpoint(routes.replyToConfidentialThread, async (request) => {
      const { params, body } = request
      const comment = await commentFrom(request, body)
      return inLedger(request, params.planId, (room) =>
        room.edit((ledger) => found(addComment(ledger, params.threadId, comment))),
      )
    }),

    resolveConfidentialThread: endpoint(routes.resolveConfidentialThread, (request) => {
      const resolved = { by: signatureOf(sessionOf(request).person), at: instantOf(clock) }
      const { planId, threadId } = request.params
      return inLedger(request, planId, (room) =>
        room.edit((ledger) => found(setResolved(ledger, threadId, resolved))),
      )
    }),

    reopenConfidentialThread: endpoint(routes.reopenConfidentialThread, (request) => {
      const { planId, threadId } = request.params
      return inLedger(request, planId, (room) =>
        room.edit((ledger) => found(setResolved(ledger, threadId, undefined))),
      )
    }),
  }
}

function found(thread: Thread | undefined): Thread {
  if (!thread) throw new Problem('not-found')
  return thread
}
