import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity, Period } from '#shared/plan/plan.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useEdits } from '../plan/use-edits.ts'

/** Gives an activity another period in one step of undo, and says so. */
export function useMove(): (activity: Activity, period: Period) => void {
  const t = useTranslations('wheel')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { undo } = usePage()
  const edits = useEdits()
  const toasts = useToasts()
  return (activity, { start, end, precision }) => {
    edits.change(activity.id, { start, end, precision })
    toasts.show({
      kind: 'undo',
      text: t('moved', {
        title: activity.title || plan('untitled'),
        period: formatPeriod({ start, end, precision }, locale),
      }),
      action: { label: t('undo'), onPress: () => undo.undo() },
    })
  }
}
