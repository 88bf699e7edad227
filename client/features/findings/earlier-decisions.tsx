import { useTranslations } from 'use-intl'
import type { Decision } from '#shared/findings/decision.ts'
import { idsOfPair } from '#shared/findings/findings.ts'
import { can } from '#shared/permissions/can.ts'
import { restoreActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, LOCAL_EDIT, titleOf } from '#shared/plan/plan-document.ts'
import { Button } from '../../ui/button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useEarlierLine } from './finding-headline.ts'
import { useNewDecisions } from './findings-provider.tsx'

/** What was decided about what has been merged, changed or removed since. */
export function EarlierDecisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations('findings')
  const { isNew, markSeen } = useNewDecisions()
  const lineOf = useEarlierLine()
  if (decisions.length === 0) return null
  return (
    <details
      className="panel-more"
      onToggle={({ currentTarget }) => {
        if (!currentTarget.open) for (const decision of decisions.filter(isNew)) markSeen(decision)
      }}
    >
      <summary>{t('earlierCount', { count: decisions.length })}</summary>
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
            <TakeBack decision={decision} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** For two that were merged: brings back the one that went, also for who did not merge them. */
function TakeBack({ decision: { findingId, outcome } }: { decision: Decision }) {
  const t = useTranslations('findings')
  const plan = usePlan()
  if (outcome !== 'joint' || !can(plan.person, 'edit', { kind: 'plan' })) return null
  const records = activityRecords(plan.document)
  const gone = idsOfPair(findingId)?.find((id) => records.get(id)?.get('removed'))
  const record = gone === undefined ? undefined : records.get(gone)
  if (gone === undefined || !record) return null

  function bringBack(id: string) {
    plan.edit((document) => {
      restoreActivity(document, id, LOCAL_EDIT)
      return true
    })
    requestAnimationFrame(() => plan.goTo({ activityId: id }))
  }
  return (
    <Button size="small" onPress={() => bringBack(gone)}>
      {t('bringBack', { title: titleOf(record)?.toString() || t('untitled') })}
    </Button>
  )
}
