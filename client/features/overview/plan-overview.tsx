import { useId } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { OverviewAnswer } from '#shared/protocol/schemas/overview.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { publicationPath } from '#shared/publication/publication-path.ts'
import type { Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PLAN_VIEWS, viewPath } from '../views/plan-view.ts'
import { SmallWheel } from '../wheel/small-wheel.tsx'
import { ChangesPart } from './changes-part.tsx'
import { SectionTable } from './section-table.tsx'

interface PlanOverviewProps {
  plan: PlanSummary
  /** Undefined until it is there for the first time. */
  overview: OverviewAnswer | undefined
  /** Why it could not be told of anew. */
  problem: Problem | undefined
  onRetry(): void
}

/** One plan: how far its sections are, what has come since, and its year; with the ways into it. */
export function PlanOverview({ plan, overview, problem, onRetry }: PlanOverviewProps) {
  const t = useTranslations('overview')
  const plans = useTranslations('plans')
  const views = useTranslations('views')
  const versions = useTranslations('versions')
  const pages = useTranslations('pages')
  const sentenceOf = useProblemSentence()
  const id = useId()
  const { id: planId, title, status, year } = plan
  const agreed = overview?.sections.filter(({ state }) => state === 'agreed').length ?? 0
  return (
    <section className="overview-plan" aria-labelledby={id}>
      <div className="overview-plan-head">
        <h2 id={id}>
          <Link to={`/planer/${planId}`}>{title}</Link>
        </h2>
        <span className="badge" data-status={status}>
          {plans(`status.${status}`)}
        </span>
        {overview && (
          <span className="overview-count">
            {t('agreed', { count: agreed, all: overview.sections.length })}
          </span>
        )}
        <nav className="overview-ways" aria-label={t('ways', { plan: title })}>
          {PLAN_VIEWS.map((view) => (
            <Link key={view} to={viewPath(planId, view)}>
              {views(`names.${view}`)}
            </Link>
          ))}
          <Link to={`/planer/${planId}/versioner`}>{versions('title')}</Link>
          <Link to={`/planer/${planId}/regnskab`}>{t('account')}</Link>
          <Link to={publicationPath(planId)}>{pages('publication')}</Link>
        </nav>
      </div>
      {problem && problem.code !== 'no-connection' && (
        <FailureBanner onRetry={onRetry}>{sentenceOf(problem)}</FailureBanner>
      )}
      {!overview && !problem && <Skeleton lines={5} />}
      {overview && (
        <div className="overview-plan-parts">
          <div className="overview-plan-main">
            <ChangesPart planId={planId} changes={overview.changes} />
            <SectionTable planId={planId} planTitle={title} sections={overview.sections} />
          </div>
          {overview.activities.length > 0 && (
            <SmallWheel
              title={title}
              year={year}
              activities={overview.activities}
              to={viewPath(planId, 'wheel')}
            />
          )}
        </div>
      )}
    </section>
  )
}
