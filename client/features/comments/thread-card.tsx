import { Check, CornerUpLeft, Link2, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Thread } from '#shared/comments/thread.ts'
import { threadPath } from '#shared/comments/thread-link.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortDay } from '../../text/moment.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { revealInPanel } from '../../ui/reveal.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { CallsYou } from './calls-you.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-item.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { useGoToPlace } from './thread-keys.ts'
import { activityOf, type PlacedThread, type ThreadPlace } from './thread-place.ts'

export function ThreadCard({ placed: { thread, place } }: { placed: PlacedThread }) {
  const t = useTranslations('comments')
  const { activeId, setActive, reveal, mayComment, unsent } = useCommentsState()
  const goToPlace = useGoToPlace()
  const [isReplying, setReplying] = useState(() => unsent.has(thread.id))
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
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        if (event.key === 'Enter' && mayComment && !thread.resolved) {
          event.preventDefault()
          setReplying(true)
        }
        if (event.key === 'Escape') goToPlace(place)
      }}
    >
      <CallsYou thread={thread} />
      <ThreadAbout thread={thread} place={place} />
      <ol className="thread-comments">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} thread={thread} comment={comment} />
        ))}
      </ol>
      <ThreadFoot
        thread={thread}
        isReplying={isReplying}
        onReply={() => setReplying(true)}
        onReplied={() => {
          setReplying(false)
          card.current?.focus({ preventScroll: true })
        }}
      />
    </article>
  )
}

/** What the thread is about, as the way there. */
function ThreadAbout({ thread, place }: { thread: Thread; place: ThreadPlace }) {
  const t = useTranslations('comments')
  const { activities } = usePlan()
  const goToPlace = useGoToPlace()
  const { setActive } = useCommentsState()
  const { anchor } = thread
  const quote = anchor.kind === 'text' ? anchor.quote : undefined
  const activityId = activityOf(place)

  if (place.kind === 'plan') return <p className="thread-about">{t('aboutPlan')}</p>
  if (place.kind === 'detached') return <AboutDetached place={place} quote={quote} />
  const title = activityId === undefined ? undefined : activities.get(activityId)?.title || t('untitled')
  return (
    <button
      type="button"
      className="thread-go"
      onClick={() => {
        setActive(thread.id)
        goToPlace(place)
      }}
    >
      <span className="visually-hidden">{t('showInPlan')}</span>
      {title !== undefined && <span className="thread-about">{t('aboutActivity', { title })}</span>}
      {quote && <span className="thread-quote">{quote}</span>}
    </button>
  )
}

interface AboutDetachedProps {
  place: Extract<ThreadPlace, { kind: 'detached' }>
  quote: string | undefined
}

/** What it was about is gone; what is known of it helps to find out where it went. */
function AboutDetached({ place: { section, title }, quote }: AboutDetachedProps) {
  const t = useTranslations('comments')
  const titleOf = useSectionTitle()
  return (
    <>
      <p className="thread-about">{t('detachedText')}</p>
      {section !== undefined && (
        <p className="thread-about">
          {title === undefined
            ? t('wasInSection', { section: titleOf(section) })
            : t('wasInActivity', { section: titleOf(section), title: title || t('untitled') })}
        </p>
      )}
      {quote && <blockquote className="thread-quote">{quote}</blockquote>}
    </>
  )
}

interface ThreadFootProps {
  thread: Thread
  isReplying: boolean
  onReply(): void
  onReplied(): void
}

function ThreadFoot({ thread, isReplying, onReply, onReplied }: ThreadFootProps) {
  const t = useTranslations('comments')
  const locale = useLocale()
  const { mayComment, setActive } = useCommentsState()
  const { id: planId } = usePlan()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [isPending, setPending] = useState(false)
  const { resolved } = thread

  async function turn(route: typeof routes.resolveThread | typeof routes.reopenThread) {
    setPending(true)
    const result = await call(route, { params: { planId, threadId: thread.id } })
    setPending(false)
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else if (route === routes.resolveThread) setActive(undefined)
  }

  if (thread.comments.every(({ deleted }) => deleted)) {
    return (
      <div className="thread-foot">
        <p className="thread-about">{t('allDeleted')}</p>
        <CopyLink threadId={thread.id} />
      </div>
    )
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
        <CopyLink threadId={thread.id} />
      </div>
    )
  }
  if (!mayComment) {
    return (
      <div className="thread-foot">
        <CopyLink threadId={thread.id} />
      </div>
    )
  }
  if (isReplying) {
    return (
      <CommentForm
        draftKey={thread.id}
        label={t('reply')}
        action={t('sendReply')}
        autoFocus
        onCancel={onReplied}
        send={async (body) => {
          const result = await call(routes.replyToThread, { params: { planId, threadId: thread.id }, body })
          if (result.kind === 'ok') onReplied()
          return result
        }}
      />
    )
  }
  return (
    <div className="thread-foot">
      <Button kind="quiet" size="small" icon={<CornerUpLeft aria-hidden />} onPress={onReply}>
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
      <CopyLink threadId={thread.id} />
    </div>
  )
}

function CopyLink({ threadId }: { threadId: string }) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const { id: planId } = usePlan()
  const toasts = useToasts()
  return (
    <IconButton
      label={t('copyLink')}
      icon={<Link2 aria-hidden />}
      size="small"
      onPress={async () => {
        const isCopied = await copyText(`${location.origin}${threadPath(planId, threadId)}`)
        toasts.show({ text: isCopied ? t('linkCopied') : common('copyFailed') })
      }}
    />
  )
}
