import { MessageSquarePlus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Category } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { documentStore } from '../../api/document-store.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { CallsYou } from '../comments/calls-you.tsx'
import { CommentForm, type Written } from '../comments/comment-form.tsx'
import { CommentItem } from '../comments/comment-item.tsx'
import { type CommentWays, CommentWaysContext } from '../comments/comment-ways.ts'
import { useCommentsState } from '../comments/comments-provider.tsx'
import { usePage } from '../plan/page-parts.tsx'
import type { OpenPlan } from '../plan/plan-context.tsx'
import { homeOf, type ThreadHome } from './thread-home.ts'

/** What one's own people say about a confidential activity, right under it: the panel beside is for what everybody reads. */
export function ConfidentialThreads({ activityId, shared }: { activityId: string; shared: OpenPlan }) {
  const t = useTranslations('confidential')
  const comments = useTranslations('comments')
  const { plan } = usePage()
  const threads = useThreadsAt(
    (home) => home.kind === 'activity' && home.activityId === activityId,
    plan,
    shared,
  )
  const { unsent } = useCommentsState()
  const [isWriting, setWriting] = useState(() => unsent.has(newThreadKey(activityId)))
  const params = { planId: plan.id }

  async function start(written: Written) {
    const result = await call(routes.startConfidentialThread, { params, body: { activityId, ...written } })
    if (result.kind === 'ok') setWriting(false)
    return result
  }

  return (
    <ThreadList threads={threads} shared={shared}>
      {isWriting ? (
        <CommentForm
          draftKey={newThreadKey(activityId)}
          label={t('comment')}
          action={comments('send')}
          autoFocus
          mayRead={mayReadPart(plan.person)}
          send={start}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <Button
          kind="quiet"
          size="small"
          icon={<MessageSquarePlus aria-hidden />}
          onPress={() => setWriting(true)}
        >
          {t('comment')}
        </Button>
      )}
    </ThreadList>
  )
}

/** The threads that are on none of the part's activities: on the section's text, or brought along from elsewhere. */
export function ConfidentialSectionThreads({ category, shared }: { category: Category; shared: OpenPlan }) {
  const threads = useSectionThreads(category, usePage().plan, shared)
  return threads.length > 0 && <ThreadList threads={threads} shared={shared} />
}

export function useSectionThreads(category: Category, part: OpenPlan, shared: OpenPlan): readonly Thread[] {
  return useThreadsAt((home) => home.kind === 'section' && home.category === category, part, shared)
}

function useThreadsAt(
  isHere: (home: ThreadHome) => boolean,
  part: OpenPlan,
  shared: OpenPlan,
): readonly Thread[] {
  const store = useMemo(() => documentStore(part.ledger, readThreads), [part.ledger])
  // Where they are shown changes with them.
  useStore(part.activities)
  useStore(shared.activities)
  return useStore(store).filter(({ anchor }) => isHere(homeOf(anchor, part.document, shared.document)))
}

function ThreadList({
  threads,
  shared,
  children,
}: {
  threads: readonly Thread[]
  shared: OpenPlan
  children?: ReactNode
}) {
  const { person } = usePage().plan
  const ways = useMemo(
    (): CommentWays => ({
      change: (params, body) => call(routes.changeConfidentialComment, { params, body }),
      remove: (params) => call(routes.deleteConfidentialComment, { params }),
      mayRead: mayReadPart(person),
    }),
    [person],
  )
  return (
    <CommentWaysContext value={ways}>
      <div className="confidential-threads">
        {threads.map((thread) => (
          <ThreadEntry key={thread.id} thread={thread} shared={shared} />
        ))}
        {children}
      </div>
    </CommentWaysContext>
  )
}

function ThreadEntry({ thread, shared }: { thread: Thread; shared: OpenPlan }) {
  const t = useTranslations('confidential')
  const comments = useTranslations('comments')
  const { plan } = usePage()
  const { unsent } = useCommentsState()
  const [isReplying, setReplying] = useState(() => unsent.has(replyKey(thread.id)))
  const params = { planId: plan.id, threadId: thread.id }

  async function reply(body: Written) {
    const result = await call(routes.replyToConfidentialThread, { params, body })
    if (result.kind === 'ok') setReplying(false)
    return result
  }

  return (
    <article className="confidential-thread" data-resolved={thread.resolved ? true : undefined}>
      <CallsYou thread={thread} />
      <About thread={thread} shared={shared} />
      <ol className="thread-comments">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} thread={thread} comment={comment} />
        ))}
      </ol>
      {isReplying ? (
        <CommentForm
          draftKey={replyKey(thread.id)}
          label={comments('reply')}
          action={comments('reply')}
          autoFocus
          mayRead={mayReadPart(plan.person)}
          send={reply}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className="card-actions">
          <Button kind="quiet" size="small" onPress={() => setReplying(true)}>
            {comments('reply')}
          </Button>
          <Button
            kind="quiet"
            size="small"
            onPress={() =>
              void call(
                thread.resolved ? routes.reopenConfidentialThread : routes.resolveConfidentialThread,
                { params },
              )
            }
          >
            {t(thread.resolved ? 'reopen' : 'resolve')}
          </Button>
        </div>
      )}
    </article>
  )
}

const newThreadKey = (activityId: string) => `confidential/${activityId}`
const replyKey = (threadId: string) => `confidential/thread/${threadId}`

/** What it is about, where it does not stand right under that. */
function About({ thread: { anchor }, shared }: { thread: Thread; shared: OpenPlan }) {
  const comments = useTranslations('comments')
  const { plan } = usePage()
  if (anchor.kind === 'plan') return <p className="thread-about">{comments('aboutPlan')}</p>
  const activityId = anchor.kind === 'activity' ? anchor.activityId : activityIn(anchor.place)
  const isElsewhere = activityId !== undefined && plan.activities.get(activityId) === undefined
  const other = isElsewhere ? shared.activities.get(activityId) : undefined
  return (
    <>
      {isElsewhere && (
        <p className="thread-about">
          {other
            ? comments('aboutActivity', { title: other.title || comments('untitled') })
            : comments('detachedText')}
        </p>
      )}
      {anchor.kind === 'text' && <blockquote className="thread-quote">{anchor.quote}</blockquote>}
    </>
  )
}

function activityIn(place: { kind: 'body'; activityId: string } | { kind: 'section' }): string | undefined {
  return place.kind === 'body' ? place.activityId : undefined
}

/** Only who has the part of the person's own party can be called to what is said of it. */
function mayReadPart({ party }: Person): CommentWays['mayRead'] {
  return (reader) => can(reader, 'read', { kind: 'confidential', party })
}
