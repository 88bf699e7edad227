import { useCallback } from 'react'
import { useLocale } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import type { Category } from '#shared/plan/plan.ts'

/** `3. Internationale fremstød og eksport`, from the agreement in force. */
export function useSectionTitle(): (category: Category) => string {
  const locale = useLocale()
  return useCallback(
    (category) => `${category}. ${categoryTitle(BUILT_IN_AGREEMENT, category, locale)}`,
    [locale],
  )
}
