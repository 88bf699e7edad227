import { Award } from 'lucide-react'
import { Suspense, useCallback, useId } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { LABEL_PATH } from './label-paths.ts'
import { useLabelWords } from './use-label-words.ts'

/** On the overview: how far the gold label is, and which step comes now. */
export function LabelOnOverview() {
  return (
    // What stands around it does not wait for its words.
    <Suspense fallback={null}>
      <WithPageTexts of="label">
        <Standing />
      </WithPageTexts>
    </Suspense>
  )
}

function Standing() {
  const t = useTranslations('label')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const words = useLabelWords()
  const { answer: label } = useLatestAnswer(useCallback(() => call(routes.readLabel), []))
  const id = useId()
  // What stands above says why nothing could be asked.
  if (!label) return null
  const step = label.rounds.at(-1)?.steps.find(({ state }) => state === 'now')
  const lacking = label.indicators.filter(({ isRetired, gaps }) => !isRetired && gaps.length > 0).length
  return (
    <section className="overview-part" aria-labelledby={id}>
      <h2 id={id}>{pages('label')}</h2>
      <p className="overview-meeting">
        <Award aria-hidden />
        <Link to={LABEL_PATH}>{step ? words.steps[step.step] : t('progress.title')}</Link>
        {step?.plannedOn !== undefined && (
          <span>{t('case.plannedOn', { day: formatDate(step.plannedOn, locale) })}</span>
        )}
        <span>{t('progress.share', { share: words.share(label.score.share) })}</span>
        <span>{t('progress.lacking', { count: lacking })}</span>
      </p>
    </section>
  )
}
