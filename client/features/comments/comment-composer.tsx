import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Anchor } from '#shared/comments/thread.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { revealInPanel } from '../../ui/reveal.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { CommentForm } from './comment-form.tsx'
import { useCommentsState } from './comments-provider.tsx'

/** The comment being written on something; `useComments().compose(anchor)` opens it. */
export function CommentComposer() {
  const t = useTranslations('comments')
  const { id: planId, epoch } = usePlan()
  const { draft, draftEpoch, closeDraft, openThread, cameFrom } = useCommentsState()
  const composer = useRef<HTMLElement>(null)
  useEffect(() => {
    if (draft && composer.current) revealInPanel(composer.current)
  }, [draft])
  if (!draft) return null

  return (
    <section ref={composer} className="thread" data-active aria-label={t('newComment')}>
      <AboutWhat anchor={draft} />
      <CommentForm
        key={keyOf(draft)}
        draftKey={keyOf(draft)}
        label={t('newComment')}
        action={t('send')}
        autoFocus
        onCancel={() => {
          closeDraft()
          if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
        }}
        send={async (written) => {
          // Words chosen in the generation before count only where they stand in the present one: the server looks for itself.
          const isBefore = draft.kind === 'text' && draftEpoch !== epoch
          const body = { anchor: draft, ...written, epoch: isBefore ? undefined : written.epoch }
          const result = await call(routes.startThread, { params: { planId }, body })
          if (result.kind === 'ok') {
            closeDraft()
            openThread(result.answer.id)
          }
          return result
        }}
      />
    </section>
  )
}

function AboutWhat({ anchor }: { anchor: Anchor }) {
  const t = useTranslations('comments')
  const { activities } = usePlan()
  switch (anchor.kind) {
    case 'plan':
      return <p className="thread-about">{t('aboutPlan')}</p>
    case 'activity':
      return (
        <p className="thread-about">
          {t('aboutActivity', { title: activities.get(anchor.activityId)?.title || t('untitled') })}
        </p>
      )
    case 'text':
      return <blockquote className="thread-quote">{anchor.quote}</blockquote>
    default:
      anchor satisfies never
      return null
  }
}

function keyOf(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'plan':
      return 'plan'
    case 'activity':
      return `activity/${anchor.activityId}`
    case 'text':
      return `text/${anchor.start}/${anchor.end}`
    default:
      anchor satisfies never
      return ''
  }
}
