import { useLocale, useTranslations } from 'use-intl'
import { formatMonth } from '#shared/basics/format-date.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import type { TableGrouping } from '#shared/table/table-choice.ts'
import { categoryOf } from '../plan/section-options.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'

/** What stands over a group of the table, by the key that arrangeActivities gave it. */
export function useGroupTitle(grouping: TableGrouping): (key: string) => string {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const locale = useLocale()
  const sectionTitle = useSectionTitle()
  return (key) => {
    switch (grouping) {
      case 'category': {
        const category = categoryOf(key)
        return category ? sectionTitle(category) : ''
      }
      case 'party': {
        const party = ACTIVITY_PARTIES.find((one) => one === key)
        return party ? common(`parties.${party}`) : ''
      }
      case 'status': {
        const status = ACTIVITY_STATUSES.find((one) => one === key)
        return status ? plan(`statuses.${status}`) : ''
      }
      case 'responsible':
        return key || t('noResponsible')
      case 'month':
        if (key === 'ongoing') return t('allYear')
        if (key === 'open') return t('noPeriod')
        return formatMonth(key, locale)
      case 'none':
        return ''
      default:
        grouping satisfies never
        return ''
    }
  }
}
