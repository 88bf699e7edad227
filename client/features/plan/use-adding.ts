import { useCallback } from 'react'
import type { Category } from '#shared/plan/plan.ts'
import { usePage } from './page-parts.tsx'
import { useEdits } from './use-edits.ts'

/** Adds an activity of the person's own party and puts the caret in its title. */
export function useAdding(): (category: Category, index?: number) => void {
  const { plan, texts, newActivity } = usePage()
  const edits = useEdits()
  return useCallback(
    (category, index) => {
      const id = edits.add(category, plan.person.party, index)
      newActivity.set(id)
      // Once React has drawn the card.
      requestAnimationFrame(() => texts.focus(`title/${id}`, { edge: 'start' }))
    },
    [edits, newActivity, plan.person.party, texts],
  )
}
