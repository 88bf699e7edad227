import { useCallback } from 'react'
import { flushSync } from 'react-dom'
import type { Category } from '#shared/plan/plan.ts'
import { usePage } from './page-parts.tsx'
import { useEdits } from './use-edits.ts'

/** Adds an activity of the person's own party and puts the caret in its title. */
export function useAdding(): (category: Category, index?: number) => void {
  const { plan, texts, newActivity } = usePage()
  const edits = useEdits()
  return useCallback(
    (category, index) => {
      // The card is drawn and the caret stands in it before the next key comes: it would write where the caret was.
      const id = flushSync(() => {
        const added = edits.add(category, plan.person.party, index)
        newActivity.set(added)
        return added
      })
      texts.focus(`title/${id}`, { edge: 'start' })
    },
    [edits, newActivity, plan.person.party, texts],
  )
}
