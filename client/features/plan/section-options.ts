import { useMemo } from 'react'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useSectionTitle } from './use-section-title.ts'

/** The sections by number and name, to choose from. */
export function useSectionOptions(): { value: string; text: string }[] {
  const titleOf = useSectionTitle()
  const agreement = useAgreement()
  return useMemo(
    () => categoriesOf(agreement).map((category) => ({ value: String(category), text: titleOf(category) })),
    [agreement, titleOf],
  )
}

/** The section that was chosen; undefined for any other option. */
export function categoryOf(value: string): Category | undefined {
  return ALL_CATEGORIES.find((category) => String(category) === value)
}
