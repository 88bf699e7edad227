import { useCallback, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'
import { useNames } from '../../text/unbroken.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hitPath } from '../find/hit-path.ts'
import { type Citation, type CitingActivity, type PlanCitations, readCitations } from './citations.ts'

interface ClauseCitationsProps {
  person: Person
  clauseId: string
}

/** What cites a clause, plan by plan: activities, the warnings on them, and what was decided on those. */
export function ClauseCitations({ person, clauseId }: ClauseCitationsProps) {
  const t = useTranslations('agreement')
  const sentenceOf = useProblemSentence()
  const [answer, setAnswer] = useState<PlanCitations[] | Problem>()
  const ask = useCallback(async () => setAnswer(await readCitations(person, clauseId)), [person, clauseId])
  useAskedOnLook(ask)

  if (!answer) return <Skeleton lines={3} />
  if ('kind' in answer) return <FailureBanner onRetry={() => void ask()}>{sentenceOf(answer)}</FailureBanner>
  const plans = answer.filter(({ citations }) => citations.length > 0)
  return (
    <section className="stack" aria-labelledby="henvisninger">
      <h2 id="henvisninger">{t('citedBy')}</h2>
      {plans.length === 0 && <p className="panel-hint">{t('citedByNobody')}</p>}
      {plans.map(({ plan, citations }) => (
        <section key={plan.id} className="stack" aria-labelledby={`plan-${plan.id}`}>
          <h3 id={`plan-${plan.id}`}>{plan.title}</h3>
          <Activities planId={plan.id} citations={citations} />
          <Findings planId={plan.id} citations={citations} />
          <Decisions citations={citations} />
        </section>
      ))}
    </section>
  )
}

interface InPlanProps {
  planId: string
  citations: readonly Citation[]
}

function Activities({ planId, citations }: InPlanProps) {
  const t = useTranslations('agreement')
  const cited = new Map(
    citations.flatMap((citation) =>
      citation.activities.map((activity) => [activity.id, { activity, citation }]),
    ),
  )
  return (
    <div>
      <h4>{t('citingActivities')}</h4>
      <ul className="citations">
        {[...cited.values()].map(({ activity, citation }) => (
          <li key={activity.id}>
            <Link to={pathOf(planId, activity, citation)}>{activity.title || t('untitled')}</Link>{' '}
            <PartyBadge party={activity.party} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A warning opens under its activity; one of the confidential part is beside it. */
function pathOf(planId: string, activity: CitingActivity, { isConfidential }: Citation, findingId?: string) {
  return isConfidential
    ? hitPath({ kind: 'activity', activityId: activity.id, category: 1, party: activity.party }, planId, true)
    : placePath(planId, { activityId: activity.id, ...(findingId !== undefined && { findingId }) })
}

function Findings({ planId, citations }: InPlanProps) {
  const t = useTranslations('agreement')
  const open = citations.filter(({ decision }) => decision === undefined)
  if (open.length === 0) return null
  return (
    <div>
      <h4>{t('citingFindings')}</h4>
      <ul className="citations">
        {open.map((citation) => {
          const [activity] = citation.activities
          const words = t(`findingKinds.${citation.kind}`, { activities: titlesOf(citation, t('untitled')) })
          return (
            <li key={citation.findingId}>
              {activity ? (
                <Link to={pathOf(planId, activity, citation, citation.findingId)}>{words}</Link>
              ) : (
                words
              )}
              <span className="clause-scope">{citation.why}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Decisions({ citations }: { citations: readonly Citation[] }) {
  const t = useTranslations('agreement')
  const findings = useTranslations('findings')
  const said = useNames()
  const decided = citations.flatMap((citation) =>
    citation.decision ? [{ citation, decision: citation.decision }] : [],
  )
  if (decided.length === 0) return null
  return (
    <div>
      <h4>{t('citingDecisions')}</h4>
      <ul className="citations">
        {decided.map(({ citation, decision: { outcome, reason, by, at } }) => (
          <li key={citation.findingId}>
            {findings('decided', {
              outcome: findings(`${citation.kind === 'role' ? 'roleOutcomes' : 'outcomes'}.${outcome}`),
              subject: titlesOf(citation, t('untitled')),
              name: by.name,
              party: said.party(by.party),
              day: said.day(at),
            })}
            {reason && (
              <span className="clause-scope">{findings('reasonGiven', { reason, name: by.name })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function titlesOf({ activities }: Citation, untitled: string): string {
  return activities.map(({ title }) => `»${title || untitled}«`).join(' · ')
}
