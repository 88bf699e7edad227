import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { FeedChoice } from '#shared/feeds/feed-choice.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { FeedChoiceFields, type Plan } from './feed-choice-fields.tsx'

/** Asking what the feed is for; then its address, which is shown this once. */
export type Making = { kind: 'asking' } | { kind: 'made'; secret: string }

interface MakeFeedDialogProps {
  plans: readonly Plan[]
  making: Making | undefined
  onMade(secret: string): void
  onClose(): void
}

export function MakeFeedDialog({ making, ...rest }: MakeFeedDialogProps) {
  const t = useTranslations('feeds')
  return (
    <Dialog
      title={making?.kind === 'made' ? t('madeTitle') : t('make')}
      isOpen={making !== undefined}
      isShownOnce={making?.kind === 'made'}
      onClose={rest.onClose}
    >
      {making?.kind === 'asking' && <MakeFeedForm {...rest} />}
      {making?.kind === 'made' && <FeedAddress secret={making.secret} onClose={rest.onClose} />}
    </Dialog>
  )
}

function MakeFeedForm({ plans, onMade, onClose }: Omit<MakeFeedDialogProps, 'making'>) {
  const t = useTranslations('feeds')
  const common = useTranslations('common')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const [choice, setChoice] = useState<FeedChoice>({})
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)

  async function make(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    const responsible = choice.responsible?.trim() || undefined
    const result = await call(routes.makeFeed, { body: { ...choice, responsible, locale } })
    setPending(false)
    if (result.kind === 'ok') onMade(result.answer.secret)
    else setProblem(result)
  }

  return (
    <form className="stack" onSubmit={(event) => void make(event)} noValidate>
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <FeedChoiceFields plans={plans} choice={choice} onChange={setChoice} />
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('makeAction')}
        </Button>
      </DialogActions>
    </form>
  )
}

function FeedAddress({ secret, onClose }: { secret: string; onClose(): void }) {
  const t = useTranslations('feeds')
  const common = useTranslations('common')
  const address = new URL(routes.readFeed.path.replace(':secret', secret), window.location.origin).href
  return (
    <div className="stack">
      <p>
        <strong>{t('madeWarning')}</strong> {t('madeHow')}
      </p>
      <div className="feed-address">
        <code>{address}</code>
        <CopyButton text={address}>{t('copy')}</CopyButton>
      </div>
      <DialogActions>
        <a className="button" data-kind="secondary" href={address.replace(/^https?:/, 'webcal:')}>
          {t('open')}
        </a>
        <Button kind="primary" onPress={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </div>
  )
}
