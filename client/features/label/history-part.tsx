import { useLocale, useTranslations } from 'use-intl'
import type { HistoryLine } from '#shared/protocol/schemas/label.ts'
import { shortMoment } from '../../text/moment.ts'
import { useLabelWords } from './use-label-words.ts'

/** Who did what to an indicator, the newest first. */
export function HistoryPart({ history }: { history: readonly HistoryLine[] }) {
  const t = useTranslations('label.history')
  const locale = useLocale()
  const words = useLabelWords()
  if (history.length === 0) return null

  function saidOf({ act, level, state, note, reason }: HistoryLine): string {
    switch (act) {
      case 'assessed':
        return t('acts.assessed', { level: words.level(level), state: words.states[state ?? 'not-begun'] })
      case 'indicator-retired':
        return t('acts.indicator-retired', { reason: reason ?? '' })
      case 'evidence-noted':
        return note ? t('acts.evidence-noted', { note }) : t('acts.evidence-unnoted')
      default:
        return t(`acts.${act}`)
    }
  }

  return (
    <details className="label-history">
      <summary>{t('title')}</summary>
      <ol>
        {history.map((line) => (
          <li key={line.id}>
            {saidOf(line)}{' '}
            <span className="label-quiet">
              {t('by', { name: line.by.name, moment: shortMoment(line.at, locale) })}
            </span>
            {line.act === 'assessed' && line.text && <p className="label-note">{line.text}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}
