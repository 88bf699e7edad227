import { useLocale } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Category } from '#shared/plan/plan.ts'

/** `3. Internationale fremstød og eksport`, from the agreement in force. */
export function useSectionTitle(): (category: Category) => string {
  const locale = useLocale()
  return (category) => {
    const found = BUILT_IN_AGREEMENT.categories.find(({ number }) => number === category)
    return `${category}. ${found?.title[locale] ?? ''}`
  }
}
