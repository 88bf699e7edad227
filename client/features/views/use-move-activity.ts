import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { isSamePeriod } from '#shared/plan/period.ts'
import type { Activity, Period } from '#shared/plan/plan.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useEdits } from '../plan/use-edits.ts'

/** Gives an activity another period in one step of undo, and says so; does nothing where the period is the same. */
export function useMoveActivity(): (activity: Activity, period: Period) => void {
  const t = useTranslations('views')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { undo } = usePage()
  const edits = useEdits()
  const toasts = useToasts()
  return useCallback(
    (activity, { start, end, precision }) => {
      const period = { start, end, precision }
      if (isSamePeriod(period, activity)) return
      edits.change(activity.id, period)
      toasts.show({
        kind: 'undo',
        text: t('moved', {
          title: activity.title || plan('untitled'),
          period: formatPeriod(period, locale),
        }),
        action: { label: t('undo'), onPress: () => undo.undo() },
      })
    },
    [t, plan, locale, undo, edits, toasts],
  )
}
