import '../../styles/label.css'
import { ChevronLeft, ChevronRight, SearchX } from 'lucide-react'
import { useCallback } from 'react'
import { Link, useParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { HIGHEST_LEVEL } from '#shared/label/label.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { IndicatorAnswer, LabelAnswer } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Banner } from '../../ui/banner.tsx'
import { DeadEnd } from '../../ui/dead-end.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSession } from '../people/session.tsx'
import { AddEvidence } from './add-evidence.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { EvidencePart } from './evidence-part.tsx'
import { FiguresPart } from './figures-part.tsx'
import { GapBadges } from './gap-badges.tsx'
import { HistoryPart } from './history-part.tsx'
import { indicatorPath, LABEL_PATH } from './label-paths.ts'
import { useLabelWords } from './use-label-words.ts'

/** One indicator: what is asked, what the secretariat says of it, and the evidence. */
export function IndicatorPage() {
  const { indicatorId = '' } = useParams()
  return (
    <WithPageTexts of="label">
      <Indicator key={indicatorId} indicatorId={indicatorId} />
    </WithPageTexts>
  )
}

function Indicator({ indicatorId }: { indicatorId: string }) {
  const t = useTranslations('label')
  const sentenceOf = useProblemSentence()
  const { session } = useSession()
  const ask = useCallback(() => call(routes.readIndicator, { params: { indicatorId } }), [indicatorId])
  const { answer, problem, load } = useLatestAnswer(ask)
  const { answer: label } = useLatestAnswer(useCallback(() => call(routes.readLabel), []))
  if (problem?.code === 'not-found')
    return (
      <DeadEnd
        icon={<SearchX aria-hidden />}
        title={t('notFound')}
        onward={{ to: LABEL_PATH, text: t('toAll') }}
      >
        {t('notFoundText')}
      </DeadEnd>
    )
  return (
    <main className="page label-page" id="indhold" tabIndex={-1}>
      <Link className="label-back" to={LABEL_PATH}>
        <ChevronLeft aria-hidden />
        {t('toAll')}
      </Link>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!answer && !problem && <Skeleton lines={8} />}
      {answer && (
        <>
          <Head answer={answer} />
          {session.kind === 'signed-in' && (
            <AssessmentForm
              answer={answer}
              people={label?.people ?? []}
              personId={session.person.id}
              onSaved={load}
            />
          )}
          <EvidencePart indicatorId={indicatorId} evidence={answer.evidence} onChanged={load} />
          {!answer.indicator.isRetired && (
            <AddEvidence indicatorId={indicatorId} evidence={answer.evidence} onAdded={load} />
          )}
          <FiguresPart indicator={answer.indicator} figures={answer.figures} />
          <HistoryPart history={answer.history} />
          {label && <Neighbours indicatorId={indicatorId} label={label} />}
        </>
      )}
    </main>
  )
}

function Head({ answer: { indicator, gaps } }: { answer: IndicatorAnswer }) {
  const t = useTranslations('label')
  const locale = useLocale()
  const words = useLabelWords()
  const { question, asked, target, isRetired } = indicator
  const name = words.indicator(indicator)
  return (
    <>
      <title>{`${name} · Samplan`}</title>
      <h1>{name}</h1>
      {isRetired && <Banner tone="warning">{t('indicator.retired')}</Banner>}
      <GapBadges gaps={gaps} />
      <div className="label-asked">
        <p>{question[locale]}</p>
        <h2>{t('indicator.asked')}</h2>
        <p>{asked[locale]}</p>
        <p className="label-quiet">{t('indicator.target', { level: target, highest: HIGHEST_LEVEL })}</p>
      </div>
    </>
  )
}

function Neighbours({ indicatorId, label }: { indicatorId: string; label: LabelAnswer }) {
  const t = useTranslations('label.indicator')
  const words = useLabelWords()
  const counted = label.indicators.filter(({ isRetired, id }) => !isRetired || id === indicatorId)
  const at = counted.findIndex(({ id }) => id === indicatorId)
  const previous = counted[at - 1]
  const next = at < 0 ? undefined : counted[at + 1]
  return (
    <nav className="label-neighbours" aria-label={t('neighbours')} data-print="hide">
      {previous && (
        <Link to={indicatorPath(previous.id)}>
          <ChevronLeft aria-hidden />
          {t('previous', { name: words.indicator(previous) })}
        </Link>
      )}
      {next && (
        <Link to={indicatorPath(next.id)}>
          {t('next', { name: words.indicator(next) })}
          <ChevronRight aria-hidden />
        </Link>
      )}
    </nav>
  )
}
