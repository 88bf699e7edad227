import { Check, CornerUpLeft, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Comment, Thread } from '#shared/comments/thread.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortDay, shortMoment } from '../../text/moment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { revealInPanel } from '../../ui/reveal.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { CommentForm } from './comment-form.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { activityOf, type PlacedThread, type ThreadPlace } from './thread-place.ts'

export function ThreadCard({ placed: { thread, place } }: { placed: PlacedThread }) {
  const t = useTranslations('comments')
  const { activeId, setActive, reveal } = useCommentsState()
  const card = useRef<HTMLElement>(null)
  const isActive = thread.id === activeId

  // biome-ignore lint/correctness/useExhaustiveDependencies: only being asked for moves it into view, not each change of the active thread.
  useEffect(() => {
    if (!isActive || reveal === 0) return
    if (!card.current) return
    revealInPanel(card.current)
    card.current.focus({ preventScroll: true })
  }, [reveal])

  return (
    <article
      ref={card}
      className="thread"
      data-active={isActive ? true : undefined}
      data-resolved={thread.resolved ? true : undefined}
      tabIndex={-1}
      aria-label={t('threadBy', { name: thread.comments[0]?.author.name ?? '' })}
      onFocus={() => setActive(thread.id)}
    >
      <ThreadAbout thread={thread} place={place} />
      <ol className="thread-comments">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </ol>
      <ThreadFoot thread={thread} isActive={isActive} />
    </article>
  )
}

/** What the thread is about, as the way there. */
function ThreadAbout({ thread, place }: { thread: Thread; place: ThreadPlace }) {
  const t = useTranslations('comments')
  const { activities, goTo } = usePlan()
  const { setActive } = useCommentsState()
  const { anchor } = thread
  const quote = anchor.kind === 'text' ? anchor.quote : undefined
  const activityId = activityOf(place)

  if (place.kind === 'plan') return <p className="thread-about">{t('aboutPlan')}</p>
  if (place.kind === 'detached') {
    return (
      <>
        <p className="thread-about">{t('detachedText')}</p>
        {quote && <blockquote className="thread-quote">{quote}</blockquote>}
      </>
    )
  }
  const title = activityId === undefined ? undefined : activities.get(activityId)?.title || t('untitled')
  return (
    <button
      type="button"
      className="thread-go"
      onClick={() => {
        setActive(thread.id)
        if (activityId !== undefined) goTo({ activityId })
        else if (place.kind === 'text' && place.text.kind === 'section')
          goTo({ category: place.text.category })
      }}
    >
      <span className="visually-hidden">{t('showInPlan')}</span>
      {title !== undefined && <span className="thread-about">{t('aboutActivity', { title })}</span>}
      {quote && <span className="thread-quote">{quote}</span>}
    </button>
  )
}

function CommentItem({ comment: { author, body, at } }: { comment: Comment }) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <li className="thread-comment">
      <Avatar name={author.name} party={author.party} size="small" />
      <div className="thread-comment-words">
        <p className="thread-comment-head">
          <strong>{author.name}</strong>
          <span className="thread-comment-party">{common(`parties.${author.party}`)}</span>
          {author.role === 'observer' && <span className="badge">{t('observer')}</span>}
          <time dateTime={at}>{shortMoment(at, locale)}</time>
        </p>
        <p className="thread-comment-body">{body}</p>
      </div>
    </li>
  )
}

function ThreadFoot({ thread, isActive }: { thread: Thread; isActive: boolean }) {
  const t = useTranslations('comments')
  const locale = useLocale()
  const { mayComment, setActive, unsent } = useCommentsState()
  const { id: planId } = usePlan()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [isReplying, setReplying] = useState(() => Boolean(unsent.get(thread.id)))
  const [isPending, setPending] = useState(false)
  const { resolved } = thread

  async function turn(route: typeof routes.resolveThread | typeof routes.reopenThread) {
    setPending(true)
    const result = await call(route, { params: { planId, threadId: thread.id } })
    setPending(false)
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else if (route === routes.resolveThread) setActive(undefined)
  }

  if (resolved) {
    return (
      <div className="thread-foot">
        <p className="thread-resolved">
          <Check aria-hidden />
          {t('resolvedBy', { name: resolved.by.name, day: shortDay(resolved.at, locale) })}
        </p>
        {mayComment && (
          <Button
            kind="quiet"
            size="small"
            icon={<RotateCcw aria-hidden />}
            isPending={isPending}
            onPress={() => void turn(routes.reopenThread)}
          >
            {t('reopen')}
          </Button>
        )}
      </div>
    )
  }
  if (!mayComment) return null
  if (isReplying) {
    return (
      <CommentForm
        draftKey={thread.id}
        label={t('reply')}
        action={t('sendReply')}
        autoFocus={isActive}
        onCancel={() => setReplying(false)}
        send={async (body) => {
          const result = await call(routes.replyToThread, {
            params: { planId, threadId: thread.id },
            body: { body },
          })
          if (result.kind === 'ok') setReplying(false)
          return result
        }}
      />
    )
  }
  return (
    <div className="thread-foot">
      <Button kind="quiet" size="small" icon={<CornerUpLeft aria-hidden />} onPress={() => setReplying(true)}>
        {t('reply')}
      </Button>
      <Button
        kind="quiet"
        size="small"
        icon={<Check aria-hidden />}
        isPending={isPending}
        onPress={() => void turn(routes.resolveThread)}
      >
        {t('resolve')}
      </Button>
    </div>
  )
}
