import { CalendarPlus, CalendarRange, CloudOff, FileUp, HardDriveDownload, Plus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NextYearDialog } from '../next-year/next-year-dialog.tsx'
import { device } from '../offline/device.ts'
import { listPlans } from '../offline/list-plans.ts'
import { useSession } from '../people/session.tsx'
import { CreatePlanDialog } from './create-plan-dialog.tsx'
import { FirstRun } from './first-run.tsx'

interface LoadedPlans {
  kind: 'loaded'
  plans: readonly PlanSummary[]
  /** Which of them open without the server. */
  kept: ReadonlySet<string>
  /** The server cannot be reached: these are the plans there were. */
  isFromDevice: boolean
}

type Plans = { kind: 'loading' } | LoadedPlans | Problem

export function PlansPage({ person }: { person: Person }) {
  const t = useTranslations('plans')
  const pages = useTranslations('pages')
  const offline = useTranslations('offline')
  const sentenceOf = useProblemSentence()
  const { session } = useSession()
  const isOffline = session.kind === 'signed-in' && session.isFromDevice
  const [plans, setPlans] = useState<Plans>({ kind: 'loading' })
  const [isCreating, setCreating] = useState(false)
  const [basis, setBasis] = useState<PlanSummary>()
  const mayCreate = can(person, 'create', { kind: 'workspace' })

  const load = useCallback(async () => {
    const { result, isFromDevice } = await listPlans(person)
    if (result.kind === 'problem') return setPlans(result)
    setPlans({
      kind: 'loaded',
      plans: result.answer.plans,
      kept: await device.keptPlans(person),
      isFromDevice,
    })
  }, [person])
  // Once more when the session is known to the server again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => void load(), [load, isOffline])

  const takenYears = plans.kind === 'loaded' ? plans.plans.map(({ year }) => year) : []
  const createButtons = mayCreate && (
    <div className="plan-ways">
      <Link className="button" data-kind="secondary" to="/importer">
        <FileUp aria-hidden />
        {pages('importFrom')}
      </Link>
      <Button kind="primary" icon={<Plus aria-hidden />} onPress={() => setCreating(true)}>
        {t('create')}
      </Button>
    </div>
  )

  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {plans.kind === 'loaded' && plans.plans.length > 0 && !plans.isFromDevice && createButtons}
      </div>
      {plans.kind === 'loading' && <Skeleton lines={4} />}
      {plans.kind === 'problem' && (
        <FailureBanner onRetry={() => void load()}>{sentenceOf(plans)}</FailureBanner>
      )}
      {plans.kind === 'loaded' && plans.isFromDevice && (
        <Banner tone="warning">
          {plans.kept.size > 0 ? offline('listFromDevice') : offline('listFromDeviceNone')}
        </Banner>
      )}
      {plans.kind === 'loaded' &&
        (plans.plans.length > 0 ? (
          <PlanCards {...plans} onBeginNext={mayCreate && !plans.isFromDevice ? setBasis : undefined} />
        ) : mayCreate && !plans.isFromDevice ? (
          <FirstRun person={person} onCreate={() => setCreating(true)} />
        ) : (
          <EmptyState icon={<CalendarRange aria-hidden />} title={t('emptyTitle')}>
            {t('emptyTextReader')}
          </EmptyState>
        ))}
      {mayCreate && (
        <>
          <CreatePlanDialog takenYears={takenYears} isOpen={isCreating} onClose={() => setCreating(false)} />
          <NextYearDialog plan={basis} takenYears={takenYears} onClose={() => setBasis(undefined)} />
        </>
      )}
    </main>
  )
}

interface PlanCardsProps extends Omit<LoadedPlans, 'kind'> {
  /** Absent for those who create no plans. */
  onBeginNext: ((plan: PlanSummary) => void) | undefined
}

function PlanCards({ plans, kept, isFromDevice, onBeginNext }: PlanCardsProps) {
  const t = useTranslations('plans')
  const nextYear = useTranslations('nextYear')
  const offline = useTranslations('offline')
  const locale = useLocale()
  return (
    <ul className="plan-cards">
      {plans.map((plan) => (
        <li key={plan.id} className="plan-card">
          <span className="plan-card-year tabular">{plan.year}</span>
          <div className="plan-card-words">
            <h2>
              {isFromDevice && !kept.has(plan.id) ? (
                plan.title
              ) : (
                <Link to={`/planer/${plan.id}`}>{plan.title}</Link>
              )}
            </h2>
            <p className="plan-card-facts">
              {t('created', { day: longDay(plan.createdAt, locale) })}
              {kept.has(plan.id) && (
                <span className="plan-card-kept">
                  <HardDriveDownload aria-hidden />
                  {offline('kept')}
                </span>
              )}
              {isFromDevice && !kept.has(plan.id) && (
                <span className="plan-card-kept">
                  <CloudOff aria-hidden />
                  {offline('needsConnection')}
                </span>
              )}
            </p>
            {onBeginNext && (
              <span className="plan-card-next">
                <Button
                  kind="quiet"
                  size="small"
                  icon={<CalendarPlus aria-hidden />}
                  aria-label={nextYear('beginFrom', { year: String(plan.year + 1), title: plan.title })}
                  onPress={() => onBeginNext(plan)}
                >
                  {nextYear('begin', { year: String(plan.year + 1) })}
                </Button>
              </span>
            )}
          </div>
          <span className="badge" data-status={plan.status}>
            {t(`status.${plan.status}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
