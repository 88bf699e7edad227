import { type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Draft, Stretch } from '../../connection/draft.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { useDraftParts, wholePlace } from './draft-parts.ts'

/** One draft: the words by place, each to copy, and all of it to discard. */
export function DraftView({ draft, onDiscard }: { draft: Draft; onDiscard(): void }) {
  const t = useTranslations('drafts')
  const locale = useLocale()
  const parts = useDraftParts(draft)
  const all = parts.map((part) => `${wholePlace(part)}\n${part.text}`).join('\n\n')
  return (
    <section className="draft">
      <p>{t(`reasons.${draft.reason}`, { moment: shortMoment(draft.at, locale) })}</p>
      <ul className="draft-parts">
        {parts.map((part) => (
          <li key={part.key}>
            <div className="draft-part-head">
              <h3>
                {part.place}
                {part.field && <span className="draft-field">{part.field}</span>}
              </h3>
              <CopyButton text={part.text} label={t('copyOf', { place: wholePlace(part) })}>
                {t('copy')}
              </CopyButton>
            </div>
            <div className="draft-words">
              {part.passages.map(({ text, own }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a draft do not change
                <p key={index}>{withOwnMarked(text, own)}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <Ending all={parts.length > 1 ? all : undefined} onDiscard={onDiscard} />
    </section>
  )
}

/** Shows which words of a paragraph are the person's own and not in the plan. */
function withOwnMarked(text: string, own: readonly Stretch[]): ReactNode[] {
  const pieces: ReactNode[] = []
  let at = 0
  for (const { from, to } of own) {
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...pieces, text.slice(at)]
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
      <Button kind="quiet" size="small" onPress={() => setAsking(true)}>
        {t('discard')}
      </Button>
      {all !== undefined && <CopyButton text={all}>{t('copyAll')}</CopyButton>}
    </DialogActions>
  )
}
