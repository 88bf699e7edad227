import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { CATEGORIES, type Category } from '#shared/plan/plan.ts'

/** The sections by number and name. */
export function useSectionOptions(): { value: string; text: string }[] {
  const locale = useLocale()
  return useMemo(
    () =>
      CATEGORIES.map((category) => ({
        value: String(category),
        text: `${category}. ${categoryTitle(BUILT_IN_AGREEMENT, category, locale)}`,
      })),
    [locale],
  )
}

export function categoryOf(value: string): Category | undefined {
  return CATEGORIES.find((category) => String(category) === value)
}
