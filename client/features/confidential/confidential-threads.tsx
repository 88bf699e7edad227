import { MessageSquarePlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Thread } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { documentStore } from '../../api/document-store.ts'
import { timeOrMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { CallsYou } from '../comments/calls-you.tsx'
import { CommentForm, type Written } from '../comments/comment-form.tsx'
import { useCommentsState } from '../comments/comments-provider.tsx'
import type { Reader } from '../comments/use-readers.ts'
import { usePage } from '../plan/page-parts.tsx'

/** What one's own people say about a confidential activity, right under it: the panel beside is for what everybody reads. */
export function ConfidentialThreads({ activityId }: { activityId: string }) {
  const t = useTranslations('confidential')
  const comments = useTranslations('comments')
  const { plan } = usePage()
  const store = useMemo(() => documentStore(plan.ledger, readThreads), [plan.ledger])
  const threads = useStore(store).filter((thread) => isOnActivity(thread, activityId))
  const { unsent } = useCommentsState()
  const [isWriting, setWriting] = useState(() => unsent.has(newThreadKey(activityId)))
  const params = { planId: plan.id }

  async function start(written: Written) {
    const result = await call(routes.startConfidentialThread, { params, body: { activityId, ...written } })
    if (result.kind === 'ok') setWriting(false)
    return result
  }

  return (
    <div className="confidential-threads">
      {threads.map((thread) => (
        <ThreadEntry key={thread.id} thread={thread} />
      ))}
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
    </div>
  )
}

function ThreadEntry({ thread }: { thread: Thread }) {
  const t = useTranslations('confidential')
  const comments = useTranslations('comments')
  const { plan } = usePage()
  const locale = useLocale()
  const { unsent } = useCommentsState()
  const [isReplying, setReplying] = useState(() => unsent.has(replyKey(thread.id)))
  const params = { planId: plan.id, threadId: thread.id }
  const now = new Date().toISOString()

  async function reply(body: Written) {
    const result = await call(routes.replyToConfidentialThread, { params, body })
    if (result.kind === 'ok') setReplying(false)
    return result
  }

  return (
    <article className="confidential-thread" data-resolved={thread.resolved ? true : undefined}>
      <CallsYou thread={thread} />
      {thread.anchor.kind === 'text' && <blockquote>{thread.anchor.quote}</blockquote>}
      {thread.comments.map(({ id, author, body, at }) => (
        <div key={id}>
          <p className="confidential-author">
            <strong>{author.name}</strong> · {timeOrMoment(at, now, locale)}
          </p>
          <p className="confidential-comment">{body}</p>
        </div>
      ))}
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

function isOnActivity({ anchor }: Thread, activityId: string): boolean {
  switch (anchor.kind) {
    case 'plan':
      return false
    case 'activity':
      return anchor.activityId === activityId
    case 'text':
      return anchor.place.kind === 'body' && anchor.place.activityId === activityId
    default:
      anchor satisfies never
      return false
  }
}

/** Only who has the part of the person's own party can be called to what is said of it. */
function mayReadPart({ party }: Person): (reader: Reader) => boolean {
  return (reader) => can(reader, 'read', { kind: 'confidential', party })
}
