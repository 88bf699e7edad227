import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { FeedChoice } from '#shared/feeds/feed-choice.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { type Making, MakingDialog } from '../../ui/making-dialog.tsx'
import { Secret } from '../../ui/secret.tsx'
import { FeedChoiceFields } from './feed-choice-fields.tsx'

interface MakeFeedDialogProps {
  plans: readonly PlanSummary[]
  /** What is made is the secret in its address. */
  making: Making<string> | undefined
  onMade(secret: string): void
  onClose(): void
}

export function MakeFeedDialog({ making, ...rest }: MakeFeedDialogProps) {
  const t = useTranslations('feeds')
  return (
    <MakingDialog
      making={making}
      askTitle={t('make')}
      madeTitle={t('madeTitle')}
      ask={<MakeFeedForm {...rest} />}
      show={(secret) => <FeedAddress secret={secret} onClose={rest.onClose} />}
      onClose={rest.onClose}
    />
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
      <Secret text={address}>{t('copy')}</Secret>
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
