import { useCallback, useEffect } from 'react'
import type { OpenTexts } from './open-texts.ts'
import { usePage } from './page-parts.tsx'
import type { PlanUndo } from './plan-undo.ts'

/** Of a page and the confidential regions in it, each knows what is its own by this. */
export function isInPart(element: Element | null, isConfidential: boolean): boolean {
  return Boolean(element?.closest('[data-confidential]')) === isConfidential
}

/** Edits in two places are two steps of undo; and the toolbar forgets a text when the focus is in another field. */
export function useFocusSteps(): void {
  const { undo, texts, isConfidential } = usePage()
  const has = useCallback((element: Element | null) => isInPart(element, isConfidential), [isConfidential])
  useFocusStepsIn(texts, undo, has)
}

/** The same of whatever is written together; `has` is one function for as long as the texts. */
export function useFocusStepsIn(
  texts: OpenTexts,
  undo: PlanUndo,
  has: (element: Element | null) => boolean,
): void {
  useEffect(() => {
    const onFocus = () => {
      undo.stopCapturing()
      // Not the event's target: a closed text that is tabbed into hands the focus on to its editor while the event runs.
      const focused = document.activeElement
      const keepsText =
        focused?.closest('.popover, .dialog-backdrop, .slash-menu') ||
        (focused?.closest('.ProseMirror, [data-toolbar]') && has(focused))
      if (!keepsText) texts.setActive(undefined)
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [undo, texts, has])
}
