import { useTranslations } from 'use-intl'
import { Choice } from '../../ui/choice.tsx'
import { PLAN_VIEWS, usePlanView } from './plan-view.ts'

export function ViewSwitch() {
  const t = useTranslations('views')
  const [view, choose] = usePlanView()
  return (
    <nav className="view-switch" aria-label={t('label')}>
      <Choice
        label={t('label')}
        options={PLAN_VIEWS.map((value) => ({ value, text: t(`names.${value}`) }))}
        value={view}
        onChange={choose}
      />
    </nav>
  )
}
