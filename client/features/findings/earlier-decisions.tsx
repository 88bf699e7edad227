import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Decision } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { readMerging } from '#shared/findings/merging.ts'
import { can } from '#shared/permissions/can.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { Button } from '../../ui/button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useEarlierLine } from './finding-headline.ts'
import { useNewDecisions } from './findings-context.ts'
import { useSeparate } from './use-separate.ts'

/** What made one activity of two: in force, though no warning is left. */
export function MergedDecisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations('findings')
  const { isNew, markSeen } = useNewDecisions()
  const latest = useRef({ decisions, isNew, markSeen })
  latest.current = { decisions, isNew, markSeen }
  // What is new stays marked while it is looked at.
  useEffect(
    () => () => {
      const { decisions, isNew, markSeen } = latest.current
      for (const decision of decisions.filter(isNew)) markSeen(decision)
    },
    [],
  )
  if (decisions.length === 0) return null
  return (
    <section className="panel-group">
      <h3>
        {t('mergedTitle')} <span className="count">{decisions.length}</span>
      </h3>
      <DecisionList decisions={decisions} isMerged />
    </section>
  )
}

/** What was decided about what has changed or is gone since, or was decided anew. */
export function EarlierDecisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations('findings')
  const { isNew, markSeen } = useNewDecisions()
  if (decisions.length === 0) return null
  return (
    <details
      className="panel-more"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) for (const decision of decisions.filter(isNew)) markSeen(decision)
      }}
    >
      <summary>{t('earlierCount', { count: decisions.length })}</summary>
      <DecisionList decisions={decisions} />
    </details>
  )
}

function DecisionList({ decisions, isMerged }: { decisions: readonly Decision[]; isMerged?: boolean }) {
  const t = useTranslations('findings')
  const { isNew } = useNewDecisions()
  const lineOf = useEarlierLine()
  return (
    <ul className="earlier-decisions">
      {decisions.map((decision) => (
        <li key={`${decision.findingId} ${decision.at}`}>
          {isNew(decision) && <span className="badge finding-new">{t('newDecision')}</span>}{' '}
          {lineOf(decision)}
          {decision.reason && (
            <blockquote className="finding-reason">
              {t('reasonGiven', { reason: decision.reason, name: decision.by.name })}
            </blockquote>
          )}
          {isMerged && <SeparateButton decision={decision} />}
        </li>
      ))}
    </ul>
  )
}

/** For two that were merged: parts them again, also for who did not merge them. */
export function SeparateButton({ decision: { findingId } }: { decision: Decision }) {
  const t = useTranslations('findings')
  const plan = usePlan()
  const separate = useSeparate()
  if (!can(plan.person, 'edit', { kind: 'plan' })) return null
  const records = activityRecords(plan.document)
  const removedId = idsOfPair(findingId)?.find((id) => {
    const record = records.get(id)
    return record && readMerging(record)
  })
  if (removedId === undefined) return null
  return (
    <Button size="small" onPress={() => separate(removedId)}>
      {t('separate')}
    </Button>
  )
}
