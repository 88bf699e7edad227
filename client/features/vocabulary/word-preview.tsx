import { useLocale, useTranslations } from 'use-intl'
import { PROBLEMS } from '#shared/protocol/problems.ts'
import { newWord } from '#shared/protocol/schemas/vocabulary.ts'
import { isNothing } from '#shared/vocabulary/effect.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { EffectDetails } from './effect-details.tsx'
import { useEffectSummary } from './effect-summary.ts'
import { useChosenPlan, useEffectOf } from './effects.tsx'

/** Long enough that a word is not looked for in the plan letter by letter. */
const TYPING_PAUSE_MS = 300

/** What a word would do in the chosen plan if it were added as it stands in the form. */
export function WordPreview({ form, concept }: { form: string; concept: string | undefined }) {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const summaryOf = useEffectSummary()
  const plan = useChosenPlan()
  const word = newWord.safeParse({ form, concept: concept ?? '' })
  const shown = useEffectOf(word.success ? { kind: 'new-word', ...word.data } : undefined, TYPING_PAUSE_MS)
  const effect = shown?.kind === 'read' ? shown.effect : undefined

  function sentence(): string {
    if (plan.kind === 'none') return t('noPlan')
    if (plan.kind === 'problem') return sentenceOf(plan)
    if (!shown) return t('previewHint')
    if (shown.kind === 'failed') return t('effect.failed')
    if (shown.kind === 'reading') return t('effect.reading')
    if (shown.problem) return PROBLEMS[shown.problem][locale]
    return isNothing(shown.effect) ? t('wordDoesNothing') : summaryOf(shown.effect)
  }

  return (
    <section className="word-preview" aria-labelledby="virkning">
      <h3 id="virkning">{t('preview')}</h3>
      <p role="status" data-known={effect && !isNothing(effect) ? true : undefined}>
        {sentence()}
      </p>
      {effect && <EffectDetails effect={effect} />}
    </section>
  )
}
