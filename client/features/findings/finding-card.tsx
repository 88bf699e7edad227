import { ArrowRight, ChevronDown, Columns2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Decision } from '#shared/findings/decision.ts'
import { changesSince } from '#shared/findings/judged-state.ts'
import { can } from '#shared/permissions/can.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { SignedWords } from '../agreement/signed-words.tsx'
import { ActivityDuty, EarlierDutyBadge } from '../duties/activity-duty.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { DecisionForm, KeepDecision } from './decision-form.tsx'
import { useDecidedLine, useFindingHeadline } from './finding-headline.ts'
import { FindingShape } from './finding-shape.tsx'
import { useFindingsContext, useNewDecisions } from './findings-context.ts'
import { showInPlan } from './show-in-plan.ts'
import { outcomeWords, type ShownFinding } from './shown-finding.ts'

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
  const headlineOf = useFindingHeadline()
  const decidedLineOf = useDecidedLine()
  const { isNew, markSeen } = useNewDecisions()
  const { store, active, setActive } = useFindingsContext()
  const line = useRef<HTMLButtonElement>(null)
  const id = useId()
  const isActive = active?.id === finding.id
  const isOpen = isActive && active?.at === at
  const { decision } = finding
  const earlierDuty = finding.kind === 'role' && !isOpen && (
    <EarlierDutyBadge finding={finding} activity={activity} />
  )

  return (
    <div
      className="finding"
      data-kind={finding.kind}
      data-finding={finding.id}
      data-decided={decision ? true : undefined}
      data-active={isActive ? true : undefined}
    >
      <button
        ref={line}
        type="button"
        className="finding-line"
        aria-expanded={isOpen}
        aria-controls={`${id}-details`}
        onClick={(event) => {
          setActive(isOpen ? undefined : { id: finding.id, at })
          // By keyboard one reads on in the panel, from which the details lead to the activity.
          if (at === 'panel' && !isOpen && event.detail > 0) {
            store.settle()
            showInPlan(finding.id, activity.id)
          }
          if (decision) markSeen(decision)
        }}
      >
        <FindingShape kind={finding.kind} />
        <span className="finding-headline">
          {at === 'panel' && <span className="finding-activity">{activity.title || t('untitled')}</span>}
          {decision ? (
            <span>
              {isNew(decision) && <span className="badge finding-new">{t('newDecision')}</span>}{' '}
              {decidedLineOf(finding, decision, activity)}
              {earlierDuty}
            </span>
          ) : (
            <span>
              {finding.lapsed && <span className="badge finding-new">{t('openedAgain')}</span>}{' '}
              {headlineOf(finding, activity)}
              {earlierDuty}
            </span>
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
      {decision?.reason && <Reason decision={decision} />}
      {finding.lapsed && <OpenedAgain finding={finding} lapsed={finding.lapsed} mayDecide={mayDecide} />}
      {finding.reasons.map((reason) => (
        <p key={reason.da}>{reason[locale]}</p>
      ))}
      {finding.lowered > 0 && <Lowered count={finding.lowered} />}
      {linked.map((id) => {
        const other = activities.get(id)
        return other && <ActivityLink key={id} activity={other} />
      })}
      <Comparison finding={finding} />
      <ClauseLinks title={t('agreement')} ids={finding.clauses} />
      {finding.kind === 'role' && <ActivityDuty finding={finding} activity={activity} />}
      {finding.clauses.map((clause) => (
        <SignedWords key={clause} id={clause} isBesidePlan isNamed />
      ))}
      {mayDecide && <DecisionForm key={decision?.at ?? ''} finding={finding} onDecided={onDecided} />}
    </div>
  )
}

function Reason({ decision: { reason, by } }: { decision: Decision }) {
  const t = useTranslations('findings')
  return <blockquote className="finding-reason">{t('reasonGiven', { reason, name: by.name })}</blockquote>
}

interface OpenedAgainProps {
  finding: ShownFinding
  lapsed: Decision
  mayDecide: boolean
}

/** What was decided before, and why that no longer holds. */
function OpenedAgain({ finding, lapsed, mayDecide }: OpenedAgainProps) {
  const t = useTranslations('findings')
  const said = useNames()
  const { outcome, by, at } = lapsed
  const isParted = outcome === 'joint' && finding.kind !== 'role'
  const why = outcome === 'reopen' ? 'takenBack' : isParted ? 'separated' : 'changed'
  return (
    <div className="finding-lapsed">
      <p>
        {t(`openedAgainWhy.${why}`, {
          outcome: t(`${outcomeWords(finding)}.${outcome}`),
          name: by.name,
          party: said.party(by.party),
          day: said.day(at),
          count: finding.activityIds.length,
        })}
      </p>
      {why === 'changed' && <Changes decision={lapsed} />}
      {lapsed.reason && <Reason decision={lapsed} />}
      {mayDecide && <KeepDecision finding={finding} decision={lapsed} />}
    </div>
  )
}

/** What each activity says otherwise than when it was decided. */
function Changes({ decision: { judged = [] } }: { decision: Decision }) {
  const t = useTranslations('findings')
  const said = useNames()
  const locale = useLocale()
  const { activities } = usePlan()
  const changed = judged.flatMap((before) => {
    const activity = activities.get(before.id)
    const changes = activity ? changesSince(before, activity, locale) : []
    return activity && changes.length > 0 ? [{ activity, changes }] : []
  })
  if (changed.length === 0) return null
  return (
    <ul className="finding-changes">
      {changed.map(({ activity: { id, party, title }, changes }) => (
        <li key={id}>
          {t('changedSince', {
            activity: t('decidedAbout.activity', { owner: said.owner(party), title: title || t('untitled') }),
            changes: changes.join(', '),
          })}
        </li>
      ))}
    </ul>
  )
}

/** Why a warning is weaker than its reasons would make it, and where that can be undone. */
function Lowered({ count }: { count: number }) {
  const t = useTranslations('findings')
  return (
    <p className="finding-lowered">
      {t('lowered', { count })} <Link to="/ordbog#laert">{t('seeVocabulary')}</Link>
    </p>
  )
}

/** Nothing where there are not two of them to compare. */
function Comparison({ finding }: { finding: ShownFinding }) {
  const t = useTranslations('findings')
  const { activities } = usePlan()
  const [isOpen, setOpen] = useState(false)
  if (finding.activityIds.filter((id) => activities.get(id)).length < 2) return null
  return (
    <>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
        <Columns2 aria-hidden />
        {t('compare')}
      </Button>
      <CompareDialog finding={finding} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function ActivityLink({ activity }: { activity: Activity }) {
  const t = useTranslations('findings')
  const said = useNames()
  const { goTo } = usePlan()
  return (
    <button type="button" className="finding-other" onClick={() => goTo({ activityId: activity.id })}>
      <span className="visually-hidden">{t('goTo')}</span>
      <span className="finding-other-title">{activity.title || t('untitled')}</span>
      <PartyBadge party={activity.party} />
      <span className="finding-other-period">{said.period(activity)}</span>
      <ArrowRight aria-hidden />
    </button>
  )
}
