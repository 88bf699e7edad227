import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Period } from '#shared/plan/plan.ts'

/**
 * The period in words, written anew only when it changes: formatting dates is slow, and what shows an activity is drawn anew with
 * every letter of its text. Empty where no period is asked for.
 */
export function usePeriodWords(period: Period | undefined): string {
  const locale = useLocale()
  const { precision, start, end } = period ?? {}
  return useMemo(
    () => (precision ? formatPeriod({ precision, start, end }, locale) : ''),
    [precision, start, end, locale],
  )
}
