import { CalendarRange } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type ActivityFilter, isFiltered, NO_FILTER } from '#shared/views/activity-filter.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

interface NothingShownProps {
  filter: ActivityFilter
  /** Whether some are left out all the same. */
  isFurtherFiltered?: boolean
  onChange(change: ActivityFilter): void
}

/** What stands in a view where no activity does: why, and what to do. */
export function NothingShown({ filter, isFurtherFiltered, onChange }: NothingShownProps) {
  const t = useTranslations('views')
  return isFiltered(filter) || isFurtherFiltered ? (
    <EmptyState
      icon={<CalendarRange aria-hidden />}
      title={t('noneFound')}
      action={<Button onPress={() => onChange(NO_FILTER)}>{t('filter.showAll')}</Button>}
    >
      {t('noneFoundText')}
    </EmptyState>
  ) : (
    <EmptyState icon={<CalendarRange aria-hidden />} title={t('none')}>
      {t('noneText')}
    </EmptyState>
  )
}
