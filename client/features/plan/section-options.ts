import { useMemo } from 'react'
import { CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { useSectionTitle } from './use-section-title.ts'

/** The sections by number and name, to choose from. */
export function useSectionOptions(): { value: string; text: string }[] {
  const titleOf = useSectionTitle()
  return useMemo(
    () => CATEGORIES.map((category) => ({ value: String(category), text: titleOf(category) })),
    [titleOf],
  )
}

/** The section that was chosen; undefined for any other option. */
export function categoryOf(value: string): Category | undefined {
  return CATEGORIES.find((category) => String(category) === value)
}
