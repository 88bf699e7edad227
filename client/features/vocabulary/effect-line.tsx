import { useTranslations } from 'use-intl'
import { isNothing } from '#shared/vocabulary/effect.ts'
import { EffectDetails } from './effect-details.tsx'
import type { EffectQuestion } from './effect-question.ts'
import { useEffectSummary } from './effect-summary.ts'
import { useEffectOf } from './effects.tsx'

interface EffectLineProps {
  question: EffectQuestion
  /** It is what would be, not what is. */
  isHypothetical?: boolean
}

/** What something in the vocabulary does in the chosen plan, in one line that opens. */
export function EffectLine({ question, isHypothetical }: EffectLineProps) {
  const t = useTranslations('vocabulary.effect')
  const summaryOf = useEffectSummary()
  const shown = useEffectOf(question)
  if (!shown) return null
  if (shown.kind === 'failed') return <p className="effect-line">{t('failed')}</p>
  const effect = shown.kind === 'read' ? shown.effect : shown.before
  if (!effect) return <p className="effect-line">{t('reading')}</p>
  const summary = summaryOf(effect)
  const line = isHypothetical ? t('ifUsedAgain', { effect: summary }) : summary
  if (isNothing(effect)) return <p className="effect-line">{line}</p>
  return (
    <details className="effect">
      <summary>{line}</summary>
      <EffectDetails effect={effect} />
    </details>
  )
}
