import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { IndicatorSetAnswer, NumberedIndicator } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { useToasts } from '../../ui/toast.tsx'
import type { IndicatorQuestion } from './indicator-dialog.tsx'
import { useLabelWords } from './use-label-words.ts'

interface SetLinesProps {
  set: IndicatorSetAnswer
  /** Absent for an earlier version, which is read alone. */
  onAsk?: (question: IndicatorQuestion) => void
  onChanged?: () => Promise<void>
}

/** The indicators of a version of the set, group by group, the retired ones of each last. */
export function SetLines({ set, onAsk, onChanged }: SetLinesProps) {
  const locale = useLocale()
  return set.groups.map(({ number, name }) => (
    <section key={number} className="label-part" aria-labelledby={`gruppe-${number}`}>
      <h2 id={`gruppe-${number}`}>{`${number} ${name[locale]}`}</h2>
      <ul className="lined-list label-set" aria-labelledby={`gruppe-${number}`}>
        {set.indicators
          .filter(({ group }) => group === number)
          .toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired))
          .map((indicator) => (
            <SetLine
              key={indicator.id}
              indicator={indicator}
              {...(onAsk && { onAsk })}
              {...(onChanged && { onChanged })}
            />
          ))}
      </ul>
    </section>
  ))
}

interface SetLineProps extends Omit<SetLinesProps, 'set'> {
  indicator: NumberedIndicator
}

function SetLine({ indicator, onAsk, onChanged }: SetLineProps) {
  const t = useTranslations('label.set')
  const locale = useLocale()
  const words = useLabelWords()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const name = words.indicator(indicator)

  async function restore() {
    const result = await call(routes.restoreIndicator, { params: { indicatorId: indicator.id } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    await onChanged?.()
  }

  return (
    <li data-retired={indicator.isRetired ? true : undefined}>
      <div>
        <p className="label-source-title">
          {name}
          {indicator.isRetired && <span className="badge">{t('retired')}</span>}
        </p>
        <p className="label-quiet">{indicator.question[locale]}</p>
      </div>
      {onAsk && (
        <div className="label-acts">
          {indicator.isRetired ? (
            <Button
              size="small"
              kind="quiet"
              aria-label={`${t('restoreAction')}: ${name}`}
              onPress={() => void restore()}
            >
              {t('restoreAction')}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                aria-label={`${t('editAction')}: ${name}`}
                onPress={() => onAsk({ kind: 'edit', indicator })}
              >
                {t('editAction')}
              </Button>
              <Button
                size="small"
                kind="quiet"
                aria-label={`${t('retireAction')}: ${name}`}
                onPress={() => onAsk({ kind: 'retire', indicator })}
              >
                {t('retireAction')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  )
}
