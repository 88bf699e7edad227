import '../../styles/publication.css'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { useNames } from '../../text/unbroken.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NewsletterPart } from './newsletter-part.tsx'
import { PublicAddresses } from './public-addresses.tsx'
import { PublicContent } from './public-content.tsx'
import { PublicationHistory } from './publication-history.tsx'
import { PublicationStatePart } from './publication-state-part.tsx'
import { usePublication } from './use-publication.ts'

/** Whether members can read the plan, what of it, and what both directors have said of that. */
export function PublicationPage(props: { planId: string; person: Person }) {
  return (
    <WithPageTexts of="publication">
      <Publication {...props} />
    </WithPageTexts>
  )
}

function Publication({ planId, person }: { planId: string; person: Person }) {
  const t = useTranslations('publication')
  const pages = useTranslations('pages')
  const sentenceOf = useProblemSentence()
  const said = useNames()
  const publication = usePublication(planId, person)
  const { answer, problem } = publication
  const plans = useLatestAnswer(useCallback(() => call(routes.listPlans), [])).answer?.plans
  const planTitle = plans?.find(({ id }) => id === planId)?.title
  return (
    <main className="page publication-page" id="indhold" tabIndex={-1}>
      <title>{[pages('publication'), planTitle, 'Samplan'].filter(Boolean).join(' · ')}</title>
      <div className="publication-head">
        <h1>{pages('publication')}</h1>
        {planTitle !== undefined && (
          <p>
            <Link to={`/planer/${planId}`}>{planTitle}</Link>
          </p>
        )}
        <p className="publication-quiet">{t('intro', said.both)}</p>
      </div>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void publication.load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!answer && !problem && <Skeleton lines={8} />}
      {answer && (
        <>
          <PublicationStatePart planId={planId} person={person} answer={answer} act={publication.act} />
          {answer.published && <PublicAddresses publicId={answer.publicId} />}
          <PublicContent planId={planId} answer={answer} />
          {answer.published && can(person, 'edit', { kind: 'plan' }) && (
            <NewsletterPart person={person} content={answer.content} />
          )}
          <PublicationHistory acts={answer.acts} />
        </>
      )}
    </main>
  )
}
