import { ArrowRight, ChevronDown } from 'lucide-react'
import { useId, useRef } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { can } from '#shared/permissions/can.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { shortDay } from '../../text/moment.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { clauseHref } from '../plan/side-panel-state.tsx'
import { DecisionForm } from './decision-form.tsx'
import { useFindingHeadline } from './finding-headline.ts'
import { FindingShape } from './finding-shape.tsx'
import { useActiveFinding } from './findings-provider.tsx'
import type { ShownFinding } from './shown-finding.ts'

interface FindingCardProps {
  finding: ShownFinding
  /** The activity it is seen from. */
  activity: Activity
  /** In the panel the activity is named and linked too, since the card does not stand under it. */
  at: 'plan' | 'panel'
}

/** One quiet line that opens to the reasons, the other activity, the agreement's passages and what can be decided. */
export function FindingCard({ finding, activity, at }: FindingCardProps) {
  const t = useTranslations('findings')
  const locale = useLocale()
  const headlineOf = useFindingHeadline()
  const { active, setActive } = useActiveFinding()
  const line = useRef<HTMLButtonElement>(null)
  const id = useId()
  const isActive = active?.id === finding.id
  const isOpen = isActive && active?.at === at
  const { decision } = finding

  return (
    <div
      className="finding"
      data-kind={finding.kind}
      data-decided={decision ? true : undefined}
      data-active={isActive ? true : undefined}
    >
      <button
        ref={line}
        type="button"
        className="finding-line"
        aria-expanded={isOpen}
        aria-controls={`${id}-details`}
        onClick={() => setActive(isOpen ? undefined : { id: finding.id, at })}
      >
        <FindingShape kind={finding.kind} />
        <span className="finding-headline">
          {at === 'panel' && <span className="finding-activity">{activity.title || t('untitled')}</span>}
          {decision ? (
            <span>
              {t('decided', {
                outcome: t(`outcomes.${decision.outcome}`),
                name: decision.by.name,
                day: shortDay(decision.at, locale),
              })}
            </span>
          ) : (
            <span>{headlineOf(finding, activity)}</span>
          )}
        </span>
        <span className="finding-toggle">
          {isOpen ? t('hide') : t('show')}
          <ChevronDown aria-hidden />
        </span>
      </button>
      <div id={`${id}-details`} hidden={!isOpen}>
        {isOpen && (
          <FindingDetails
            finding={finding}
            activity={activity}
            at={at}
            onDecided={() => {
              setActive(undefined)
              line.current?.focus({ preventScroll: true })
            }}
          />
        )}
      </div>
    </div>
  )
}

function FindingDetails({ finding, activity, at, onDecided }: FindingCardProps & { onDecided(): void }) {
  const t = useTranslations('findings')
  const locale = useLocale()
  const headlineOf = useFindingHeadline()
  const { person, activities } = usePlan()
  const { decision } = finding
  const mayDecide = can(person, 'decide', { kind: 'plan' })
  const linked = finding.activityIds.filter((id) => at === 'panel' || id !== activity.id)

  return (
    <div className="finding-details">
      {decision && <p>{headlineOf(finding, activity)}</p>}
      {finding.reasons.map((reason) => (
        <p key={reason.da}>{reason[locale]}</p>
      ))}
      {linked.map((id) => {
        const other = activities.get(id)
        return other && <ActivityLink key={id} activity={other} />
      })}
      <p className="finding-clauses">
        {t('agreement')}{' '}
        {finding.clauses.map((clause) => (
          <Link key={clause} to={clauseHref(clause)} preventScrollReset>
            {clauseLabel(clause, locale)}
          </Link>
        ))}
      </p>
      {decision?.reason && (
        <blockquote className="finding-reason">
          {t('reasonGiven', { reason: decision.reason, name: decision.by.name })}
        </blockquote>
      )}
      {mayDecide && <DecisionForm key={decision?.at ?? ''} finding={finding} onDecided={onDecided} />}
    </div>
  )
}

function ActivityLink({ activity }: { activity: Activity }) {
  const t = useTranslations('findings')
  const locale = useLocale()
  const { goTo } = usePlan()
  return (
    <button type="button" className="finding-other" onClick={() => goTo({ activityId: activity.id })}>
      <span className="visually-hidden">{t('goTo')}</span>
      <span className="finding-other-title">{activity.title || t('untitled')}</span>
      <PartyBadge party={activity.party} />
      <span className="finding-other-period">{formatPeriod(activity, locale)}</span>
      <ArrowRight aria-hidden />
    </button>
  )
}
