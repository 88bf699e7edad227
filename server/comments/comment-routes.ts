import type { Anchor, Comment, Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { addComment, addThread, setResolved } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { readActivity } from '#shared/plan/read-plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { NewThread } from '#shared/protocol/schemas.ts'
import { type EndpointsOf, endpoint, type RawRequest, sessionOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'

export interface CommentRoutesOptions {
  plans: Plans
  ids: Ids
  clock: Clock
}

type CommentRoutes = EndpointsOf<
  'listThreads' | 'startThread' | 'replyToThread' | 'resolveThread' | 'reopenThread'
>

/** Observers write here and nowhere else: the words go into the ledger, never into the plan. */
export function commentRoutes({ plans, ids, clock }: CommentRoutesOptions): CommentRoutes {
  const commentFrom = (request: RawRequest, body: string): Comment => ({
    id: ids.newId(),
    author: signatureOf(sessionOf(request).person),
    body,
    at: instantOf(clock),
  })

  return {
    listThreads: endpoint(routes.listThreads, ({ params }) =>
      plans.inLedger(params.planId, async (room) => ({ threads: await room.read(readThreads) })),
    ),

    startThread: endpoint(routes.startThread, async (request) => {
      const { params, body } = request
      const anchor = anchorOf(body)
      await mustBeInPlan(plans, params.planId, anchor)
      const thread: Thread = { id: ids.newId(), anchor, comments: [commentFrom(request, body.body)] }
      await plans.inLedger(params.planId, (room) => room.edit((ledger) => addThread(ledger, thread)))
      return thread
    }),

    replyToThread: endpoint(routes.replyToThread, (request) => {
      const { params, body } = request
      return plans.inLedger(params.planId, (room) =>
        room.edit((ledger) => found(addComment(ledger, params.threadId, commentFrom(request, body.body)))),
      )
    }),

    resolveThread: endpoint(routes.resolveThread, (request) => {
      const resolved = { by: signatureOf(sessionOf(request).person), at: instantOf(clock) }
      const { planId, threadId } = request.params
      return plans.inLedger(planId, (room) =>
        room.edit((ledger) => found(setResolved(ledger, threadId, resolved))),
      )
    }),

    reopenThread: endpoint(routes.reopenThread, ({ params: { planId, threadId } }) =>
      plans.inLedger(planId, (room) =>
        room.edit((ledger) => found(setResolved(ledger, threadId, undefined))),
      ),
    ),
  }
}

function anchorOf({ anchor, activityId }: NewThread): Anchor {
  if (anchor) return anchor
  return activityId ? { kind: 'activity', activityId } : { kind: 'plan' }
}

/** A thread may lose its activity later, but never starts out on one that is not there. */
async function mustBeInPlan(plans: Plans, planId: string, anchor: Anchor): Promise<void> {
  const activityId = activityIdOf(anchor)
  if (activityId === undefined) return
  const there = await plans.inPlan(planId, (room) =>
    room.read((document) => {
      const record = activityRecords(document).get(activityId)
      return record !== undefined && readActivity(activityId, record) !== undefined
    }),
  )
  if (!there) throw new Problem('not-found')
}

function activityIdOf(anchor: Anchor): string | undefined {
  switch (anchor.kind) {
    case 'plan':
      return undefined
    case 'activity':
      return anchor.activityId
    case 'text':
      return anchor.place.kind === 'body' ? anchor.place.activityId : undefined
    default:
      anchor satisfies never
      return undefined
  }
}

function found(thread: Thread | undefined): Thread {
  if (!thread) throw new Problem('not-found')
  return thread
}
