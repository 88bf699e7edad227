import { useCallback } from 'react'
import { useLocale } from 'use-intl'
import { categoryTitle } from '#shared/agreement/clause.ts'
import type { Category } from '#shared/plan/plan.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'

/** `3. Internationale fremstød og eksport`, from the agreement in force. */
export function useSectionTitle(): (category: Category) => string {
  const locale = useLocale()
  const agreement = useAgreement()
  return useCallback(
    (category) => `${category}. ${categoryTitle(agreement, category, locale)}`,
    [agreement, locale],
  )
}
