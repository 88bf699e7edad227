import '../../styles/duties.css'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { DutiesAnswer } from '#shared/protocol/schemas/duties.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BriefingsPart } from './briefings-part.tsx'
import { choiceIn, type DutyChoice, isChosen, STATE_FILTERS } from './duty-choice.ts'
import { DutyItem } from './duty-item.tsx'
import { AskedNoticeBanner } from './notice-banner.tsx'
import { useFollowedPlans } from './use-followed-plans.ts'

const askForDuties = () => call(routes.listDuties)

/** What the parties owe each other to say: whose, how far, and what the person can do about each. */
export function DutiesPage({ person }: { person: Person }) {
  const t = useTranslations('duties')
  const standing = useTranslations('standing')
  const sentenceOf = useProblemSentence()
  const { answer, problem, load } = useLatestAnswer(askForDuties)
  useFollowedPlans(person, answer?.plans, load)
  const [params, setParams] = useSearchParams()
  const choice = choiceIn(params, person)
  const opened = params.get('pligt') ?? undefined
  const shown = answer?.duties.filter((duty) => isChosen(duty, choice) || duty.id === opened) ?? []
  const change = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <main className="page duties-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <h1>{t('title')}</h1>
      <p className="duty-quiet">{t('intro')}</p>
      {can(person, 'read', { kind: 'standing' }) && (
        <>
          <AskedNoticeBanner />
          <Link to="/pligter/staaende">{standing('title')}</Link>
        </>
      )}
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!answer && !problem && <Skeleton lines={6} />}
      {answer && (
        <>
          <Choices answer={answer} choice={choice} onChange={change} />
          <p className="duty-quiet" role="status">
            {t('shown', { count: shown.length })}
          </p>
          {shown.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <ul className="lined-list duty-list" aria-label={t('list')}>
              {shown.map((duty) => (
                <DutyItem
                  key={`${duty.planId} ${duty.id}`}
                  duty={duty}
                  person={person}
                  planTitle={answer.plans.find(({ id }) => id === duty.planId)?.title ?? ''}
                  isOpen={duty.id === opened}
                  onToggle={(isOpen) => change('pligt', isOpen ? duty.id : undefined)}
                  onActed={load}
                />
              ))}
            </ul>
          )}
          {can(person, 'decide', { kind: 'plan' }) && <BriefingsPart person={person} />}
        </>
      )}
    </main>
  )
}

interface ChoicesProps {
  answer: DutiesAnswer
  choice: DutyChoice
  onChange(name: string, value: string): void
}

function Choices({ answer, choice, onChange }: ChoicesProps) {
  const t = useTranslations('duties')
  const common = useTranslations('common')
  const people = new Map(
    answer.duties.flatMap(({ responsible }) => responsible ?? []).map((one) => [one.personId, one]),
  )
  return (
    <div className="duty-choices" data-print="hide">
      <Select
        label={t('whose')}
        value={choice.whose}
        options={[
          ...(choice.mayBeMine ? [{ value: 'mine', text: t('mine') }] : []),
          ...PARTIES.map((party) => ({
            value: party as string,
            text: t('of', { owner: common(`partiesGenitive.${party}`) }),
          })),
          ...[...people.values()].map(({ personId, name }) => ({
            value: personId,
            text: t('person', { name }),
          })),
          { value: 'all', text: t('all') },
        ]}
        onChange={(value) => onChange('hvis', value)}
      />
      <Select
        label={t('stateFilter')}
        value={choice.state}
        options={STATE_FILTERS.map((value) => ({ value, text: t(`stateFilters.${value}`) }))}
        onChange={(value) => onChange('stilling', value)}
      />
    </div>
  )
}
