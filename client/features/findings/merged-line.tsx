import { useLocale, useTranslations } from 'use-intl'
import { namesAbout } from '#shared/findings/decision.ts'
import { shortDay } from '../../text/moment.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { SeparateButton } from './earlier-decisions.tsx'
import { useMergedBy, useNewDecisions } from './findings-context.ts'

/** Under a joint activity that two were merged into: which two, by whom and when, and how to part them. */
export function MergedLine({ activityId }: { activityId: string }) {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  const { activities } = usePlan()
  const { isNew } = useNewDecisions()
  const decision = useMergedBy(activityId)
  if (!decision || !activities.get(activityId)) return null
  const names = namesAbout(decision, (id) => activities.get(id)).map(({ party, title }) =>
    t('decidedAbout.activity', { owner: common(`partiesGenitive.${party}`), title: title || t('untitled') }),
  )
  return (
    <div className="merged-line" data-print="hide">
      <p>
        {isNew(decision) && <span className="badge finding-new">{t('newDecision')}</span>}{' '}
        {t('mergedBy', {
          names: names.join(t('and')),
          name: decision.by.name,
          party: common(`parties.${decision.by.party}`),
          day: shortDay(decision.at, locale),
        })}
      </p>
      <SeparateButton decision={decision} />
    </div>
  )
}
