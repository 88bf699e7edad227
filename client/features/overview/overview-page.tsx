import '../../styles/overview.css'
import { CalendarRange } from 'lucide-react'
import { useId } from 'react'
import { Link, Navigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { waitingList } from '#shared/overview/waiting-list.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { AskedNoticeBanner } from '../duties/notice-banner.tsx'
import { LabelOnOverview } from '../label/label-on-overview.tsx'
import { NextMeeting } from '../meetings/next-meeting.tsx'
import { useNotices } from '../notifications/notices-provider.tsx'
import { PlanOverview } from './plan-overview.tsx'
import { type Overviews, useOverviews } from './use-overviews.ts'
import { WaitingPart } from './waiting-part.tsx'

/** What one lands on: what waits for the person, and how the plans that are worked with stand. */
export function OverviewPage({ person }: { person: Person }) {
  const t = useTranslations('overview')
  const all = useOverviews(person)
  const { label } = useAgreement()
  const { plans, overviews, problems } = all
  // How to begin stands there.
  if (plans && plans.inSight.length === 0) return <Navigate to="/planer" replace />
  const inSight = plans?.inSight ?? []
  const mayReadLabel = can(person, 'read', { kind: 'label', party: label?.party })
  return (
    <main className="page overview-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Link className="button" data-kind="secondary" to="/planer">
          <CalendarRange aria-hidden />
          {t('allPlans')}
        </Link>
      </div>
      <Trouble {...all} />
      {can(person, 'read', { kind: 'standing' }) && <AskedNoticeBanner />}
      {plans && (
        <>
          <Waiting {...all} person={person} plans={plans} />
          <NextMeeting />
          {mayReadLabel && <LabelOnOverview />}
          {inSight.map((plan) => (
            <PlanOverview
              key={plan.id}
              plan={plan}
              overview={overviews.get(plan.id)}
              problem={problems.get(plan.id)}
              onRetry={all.refresh}
            />
          ))}
          {plans.others.length > 0 && <OtherPlans plans={plans.others} />}
        </>
      )}
      {!plans && !all.problem && <Skeleton lines={6} />}
    </main>
  )
}

/** Says why the page may be out of date, or is empty. */
function Trouble({ plans, problem, problems, refresh }: Overviews) {
  const t = useTranslations('overview')
  const sentenceOf = useProblemSentence()
  const isAway = [problem, ...problems.values()].some((one) => one?.code === 'no-connection')
  if (isAway && plans) return <Banner tone="warning">{t('offline')}</Banner>
  return problem ? <FailureBanner onRetry={refresh}>{sentenceOf(problem)}</FailureBanner> : null
}

interface WaitingProps extends Pick<Overviews, 'overviews' | 'problems'> {
  person: Person
  plans: NonNullable<Overviews['plans']>
}

function Waiting({ person, plans: { inSight, others }, overviews, problems }: WaitingProps) {
  const notices = useNotices()
  const known = inSight.flatMap(({ id }) => {
    const overview = overviews.get(id)
    return overview ? [{ planId: id, ...overview }] : []
  })
  const isAnswered = inSight.every(({ id }) => overviews.has(id) || problems.has(id))
  const list = notices?.list?.notices
  const lines = isAnswered && (list || notices?.problem) ? waitingList(known, list ?? []) : undefined
  const left = known.reduce((sum, { waitingLeft }) => sum + waitingLeft, 0)
  const planTitle = (planId: string) =>
    inSight.length === 1 && inSight[0]?.id === planId
      ? undefined
      : [...inSight, ...others].find(({ id }) => id === planId)?.title
  return (
    <WaitingPart
      person={person}
      lines={lines}
      left={left}
      isWhole={list !== undefined && known.length === inSight.length}
      planTitle={planTitle}
    />
  )
}

function OtherPlans({ plans }: { plans: readonly PlanSummary[] }) {
  const t = useTranslations('overview')
  const states = useTranslations('plans')
  const id = useId()
  return (
    <section className="overview-part" aria-labelledby={id}>
      <h2 id={id}>{t('otherPlans')}</h2>
      <ul className="lined-list overview-others">
        {plans.map((plan) => (
          <li key={plan.id}>
            <span className="tabular">{plan.year}</span>
            <Link to={`/planer/${plan.id}`}>{plan.title}</Link>
            <span className="badge" data-status={plan.status}>
              {states(`status.${plan.status}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
