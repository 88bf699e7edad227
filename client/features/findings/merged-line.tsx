import { useTranslations } from 'use-intl'
import { namesAbout } from '#shared/findings/decision.ts'
import { useNames } from '../../text/unbroken.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { SeparateButton } from './earlier-decisions.tsx'
import { useMergedBy, useNewDecisions } from './findings-context.ts'

/** Under a joint activity that two were merged into: which two, by whom and when, and how to part them. */
export function MergedLine({ activityId }: { activityId: string }) {
  const t = useTranslations('findings')
  const said = useNames()
  const { activities } = usePlan()
  const { isNew } = useNewDecisions()
  const decision = useMergedBy(activityId)
  if (!decision || !activities.get(activityId)) return null
  const names = namesAbout(decision, (id) => activities.get(id)).map(({ party, title }) =>
    t('decidedAbout.activity', { owner: said.owner(party), title: title || t('untitled') }),
  )
  return (
    <div className="merged-line" data-print="hide">
      <p>
        {isNew(decision) && <span className="badge finding-new">{t('newDecision')}</span>}{' '}
        {t('mergedBy', {
          names: names.join(t('and')),
          name: decision.by.name,
          party: said.party(decision.by.party),
          day: said.day(decision.at),
        })}
      </p>
      <SeparateButton decision={decision} />
    </div>
  )
}
