import { withRivals } from '#shared/comments/attach.ts'
import { reworded, withComment, withoutComment } from '#shared/comments/change-comment.ts'
import type { Anchor, Thread } from '#shared/comments/thread.ts'
import { changeThread } from '#shared/ledger/write-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { readActivity } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { NewThread } from '#shared/protocol/schemas.ts'
import { type EndpointsOf, endpoint, personOf, type RawRequest } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import { type Conversation, found, type Threads } from './threads.ts'

export interface CommentRoutesOptions {
  plans: Plans
  directory: Pick<Directory, 'listMembers'>
  threads: Threads
  clock: Clock
  /** Hears of each comment once it is in the ledger. */
  commented: () => void
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
export function commentRoutes({
  plans,
  directory,
  threads,
  clock,
  commented,
}: CommentRoutesOptions): CommentRoutes {
  const about = (planId: string): Conversation => ({
    visit: (work) => plans.inLedger(planId, work),
    mayRead,
  })
  const signedBy = (request: RawRequest) => ({
    by: signatureOf(personOf(request)),
    at: instantOf(clock),
  })

  /** Puts what `change` makes of the thread in its place, if the comment is there and is the person's own. */
  const changeOwn = (
    request: RawRequest & { params: { planId: string; threadId: string; commentId: string } },
    change: (thread: Thread, commentId: string) => Thread,
  ): Promise<Thread> => {
    const { planId, threadId, commentId } = request.params
    const person = personOf(request)
    return plans.inLedger(planId, (room) =>
      room.edit((ledger) =>
        found(
          changeThread(ledger, threadId, (thread) => {
            mustBeOwn(thread, commentId, person)
            return change(thread, commentId)
          }),
        ),
      ),
    )
  }

  return {
    listThreads: endpoint(routes.listThreads, async ({ params: { planId } }) => ({
      threads: await threads.list(about(planId)),
    })),

    startThread: endpoint(routes.startThread, async (request) => {
      const { body } = request
      const { planId } = request.params
      const anchor = await anchoredInPlan(plans, planId, anchorOf(body))
      const thread = await threads.start(about(planId), personOf(request), anchor, body)
      commented()
      return thread
    }),

    replyToThread: endpoint(routes.replyToThread, async (request) => {
      const { planId, threadId } = request.params
      const thread = await threads.reply(about(planId), personOf(request), threadId, request.body)
      commented()
      return thread
    }),

    changeComment: endpoint(routes.changeComment, async (request) => {
      const words = await threads.said(request.body, about(request.params.planId))
      const thread = await changeOwn(request, (present, commentId) =>
        withComment(present, commentId, (comment) => reworded(comment, words, signedBy(request))),
      )
      commented()
      return thread
    }),

    deleteComment: endpoint(routes.deleteComment, (request) =>
      changeOwn(request, (thread, commentId) => withoutComment(thread, commentId, signedBy(request))),
    ),

    listReaders: endpoint(routes.listReaders, async ({ params }) => {
      await plans.must(params.planId)
      const members = await directory.listMembers()
      const readers = members.filter(({ person, deactivatedAt }) => !deactivatedAt && mayRead(person))
      return {
        people: readers.map(({ person: { id, name, party, role } }) => ({ id, name, party, role })),
      }
    }),

    resolveThread: endpoint(routes.resolveThread, (request) => {
      const { planId, threadId } = request.params
      return threads.resolve(about(planId), personOf(request), threadId)
    }),

    reopenThread: endpoint(routes.reopenThread, ({ params: { planId, threadId } }) =>
      threads.reopen(about(planId), threadId),
    ),
  }
}

function mustBeOwn({ comments }: Thread, commentId: string, person: Person): void {
  const comment = comments.find(({ id }) => id === commentId)
  if (!comment) throw new Problem('not-found')
  if (!can(person, 'edit', { kind: 'comment', authorId: comment.author.personId })) {
    throw new Problem('not-your-comment')
  }
  if (comment.deleted) throw new Problem('out-of-date')
}

/** The threads of a plan are read in its ledger. */
function mayRead(person: Person): boolean {
  return can(person, 'read', { kind: 'ledger' })
}

/** What a new thread is about, in either way of saying it. */
export function anchorOf({ anchor, activityId }: NewThread): Anchor {
  if (anchor) return anchor
  return activityId ? { kind: 'activity', activityId } : { kind: 'plan' }
}

/**
 * The anchor with its rivals in the plan. A thread may lose its activity later, but never starts out on one that is not
 * there.
 */
async function anchoredInPlan(plans: Plans, planId: string, anchor: Anchor): Promise<Anchor> {
  if (anchor.kind === 'plan') return anchor
  const activityId = activityIdOf(anchor)
  return plans.inPlan(planId, (room) =>
    room.read((document) => {
      const record = activityId === undefined ? undefined : activityRecords(document).get(activityId)
      const isThere = activityId === undefined || (record && readActivity(activityId, record))
      if (!isThere) throw new Problem('not-found')
      return anchor.kind === 'text' ? withRivals(document, anchor) : anchor
    }),
  )
}

function activityIdOf(anchor: Exclude<Anchor, { kind: 'plan' }>): string | undefined {
  if (anchor.kind === 'activity') return anchor.activityId
  return anchor.place.kind === 'body' ? anchor.place.activityId : undefined
}
