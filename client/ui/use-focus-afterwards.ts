import { type RefObject, useCallback, useEffect, useRef } from 'react'

/**
 * For what a dialog holds that takes away the button it was opened by: answers what to call before it closes, so that the
 * focus goes to the element in the very moment the dialog goes. Where it is not called the button has it back.
 */
export function useFocusAfterwards(element: RefObject<HTMLElement | null>): () => void {
  const isAskedFor = useRef(false)
  useEffect(
    () => () => {
      if (isAskedFor.current) element.current?.focus({ preventScroll: true })
    },
    [element],
  )
  return useCallback(() => {
    isAskedFor.current = true
  }, [])
}
