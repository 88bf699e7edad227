import '../../styles/label.css'
import { PencilLine } from 'lucide-react'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { useNames } from '../../text/unbroken.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CasePart } from './case-part.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { IndicatorList } from './indicator-list.tsx'
import { LabelExport } from './label-export.tsx'
import { INDICATOR_SET_PATH } from './label-paths.ts'
import { ProgressPart } from './progress-part.tsx'
import { useDocuments } from './use-documents.ts'

/** The file for the gold label: how far it is, where the case stands, and its indicators. */
export function LabelPage() {
  return (
    <WithPageTexts of="label">
      <LabelFile />
    </WithPageTexts>
  )
}

function LabelFile() {
  const t = useTranslations('label')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const said = useNames()
  const sentenceOf = useProblemSentence()
  const { answer: label, problem, load } = useLatestAnswer(useCallback(() => call(routes.readLabel), []))
  const documents = useDocuments()
  return (
    <main className="page label-page" id="indhold" tabIndex={-1}>
      <title>{`${pages('label')} · Samplan`}</title>
      <div className="page-head">
        <h1>{pages('label')}</h1>
        {label && <LabelExport />}
      </div>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!label && !problem && <Skeleton lines={8} />}
      {label && (
        <>
          <p className="label-intro">{t('intro', { owner: said.owner(label.party) })}</p>
          <div className="label-standing">
            <ProgressPart label={label} />
            <CasePart rounds={label.rounds} documents={documents} onChanged={() => void load()} />
          </div>
          <IndicatorList label={label} />
          <p className="label-quiet">{label.set.note[locale]}</p>
          <p>
            <Link className="button" data-kind="secondary" data-size="small" to={INDICATOR_SET_PATH}>
              <PencilLine aria-hidden />
              {t('list.edit')}
            </Link>
          </p>
          <DocumentsPart documents={documents} onChanged={() => void load()} />
        </>
      )}
    </main>
  )
}
