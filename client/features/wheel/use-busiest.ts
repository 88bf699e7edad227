import { useLocale } from 'use-intl'
import { languageTag } from '#shared/basics/locale.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { busiestOf } from '#shared/wheel/load.ts'
import { useMonthName } from './wheel-base.tsx'

/** The months in which most goes on, in words, and how much that is; undefined where no two activities meet. */
export function useBusiest({ months }: ArrangedWheel): { months: string; count: number } | undefined {
  const locale = useLocale()
  const monthName = useMonthName()
  const busiest = busiestOf(months)
  const [first] = busiest
  if (!first) return undefined
  const names = busiest.map(({ month }) => monthName(month))
  return { months: new Intl.ListFormat(languageTag(locale)).format(names), count: first.count }
}
