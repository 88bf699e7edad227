import { useLocale, useTranslations } from 'use-intl'
import type { FieldName } from '#shared/plan/field-name.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { formatBudget } from './budget.ts'

type Fields = Omit<Activity, 'id' | 'title' | 'body' | 'description' | 'category' | 'rank'>

/** What stands in a field, as the plan's page shows it; empty where nothing does. */
export function useFieldText(): (activity: Fields, field: FieldName) => string {
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const locale = useLocale()
  return (activity, field) => {
    switch (field) {
      case 'party':
        return common(`parties.${activity.party}`)
      case 'period':
        return formatPeriod(activity, locale)
      case 'status':
        return plan(`statuses.${activity.status}`)
      case 'audience':
      case 'partners':
        return activity[field].join(', ')
      case 'budget':
        return activity.budget === undefined
          ? ''
          : plan('kroner', { amount: formatBudget(activity.budget, locale) })
      case 'responsible':
      case 'counterpart':
      case 'place':
      case 'goal':
        return activity[field]
      default:
        field satisfies never
        return ''
    }
  }
}

/** What a field is called where it is read: the unit of its amount stands there with the amount. */
export function useFieldName(): (field: FieldName) => string {
  const t = useTranslations('plan')
  return (field) => t(field === 'budget' ? 'budget' : `fieldNames.${field}`)
}
