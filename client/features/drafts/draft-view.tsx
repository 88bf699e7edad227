import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Draft } from '../../connection/draft.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { CopyButton } from './copy-button.tsx'
import { useDraftParts } from './draft-parts.ts'

/** One draft: the words by place, each to copy, and all of it to discard. */
export function DraftView({ draft, onDiscard }: { draft: Draft; onDiscard(): void }) {
  const t = useTranslations('drafts')
  const locale = useLocale()
  const parts = useDraftParts(draft)
  const all = parts.map(({ place, text }) => `${place}\n${text}`).join('\n\n')
  return (
    <section className="draft">
      <p>{t(`reasons.${draft.reason}`, { moment: shortMoment(draft.at, locale) })}</p>
      <ul className="draft-parts">
        {parts.map(({ key, place, text }) => (
          <li key={key}>
            <div className="draft-part-head">
              <h3>{place}</h3>
              <CopyButton text={text} label={t('copyOf', { place })}>
                {t('copy')}
              </CopyButton>
            </div>
            <p className="draft-words">{text}</p>
          </li>
        ))}
      </ul>
      <Ending all={parts.length > 1 ? all : undefined} onDiscard={onDiscard} />
    </section>
  )
}

function Ending({ all, onDiscard }: { all: string | undefined; onDiscard(): void }) {
  const t = useTranslations('drafts')
  const common = useTranslations('common')
  const [isAsking, setAsking] = useState(false)
  if (isAsking) {
    return (
      <div className="draft-discard">
        <p role="alert">{t('discardAsk')}</p>
        <DialogActions>
          <Button kind="quiet" onPress={() => setAsking(false)} autoFocus>
            {common('cancel')}
          </Button>
          <Button kind="danger" onPress={onDiscard}>
            {t('discard')}
          </Button>
        </DialogActions>
      </div>
    )
  }
  return (
    <DialogActions>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {t('discard')}
      </Button>
      {all !== undefined && <CopyButton text={all}>{t('copyAll')}</CopyButton>}
    </DialogActions>
  )
}
