import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { ActivityFacts, ComparedField } from '#shared/versions/compare-plans.ts'
import { formatBudget } from '../plan/budget.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'

/** What stands in a field, as the plan's page shows it; empty where nothing does. */
export function useFieldText(): (facts: ActivityFacts, field: ComparedField) => string {
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const locale = useLocale()
  const sectionTitle = useSectionTitle()
  return (facts, field) => {
    switch (field) {
      case 'section':
        return sectionTitle(facts.category)
      case 'party':
        return common(`parties.${facts.party}`)
      case 'period':
        return formatPeriod(facts, locale)
      case 'status':
        return plan(`statuses.${facts.status}`)
      case 'audience':
      case 'partners':
        return facts[field].join(', ')
      case 'budget':
        return facts.budget === undefined
          ? ''
          : plan('kroner', { amount: formatBudget(facts.budget, locale) })
      case 'responsible':
      case 'counterpart':
      case 'place':
      case 'goal':
        return facts[field]
      default:
        field satisfies never
        return ''
    }
  }
}

/** What a field is called. */
export function useFieldName(): (field: ComparedField) => string {
  const t = useTranslations('versions')
  const plan = useTranslations('plan')
  return (field) => {
    if (field === 'section') return t('section')
    return plan(field === 'budget' ? 'factNames.budget' : `fieldNames.${field}`)
  }
}
