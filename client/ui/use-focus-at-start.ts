import { type RefObject, useEffect } from 'react'

/** Puts the person into a field when it appears. The browser's own autofocus may scroll the page away from what is being read. */
export function useFocusAtStart(field: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (isWanted) field.current?.focus({ preventScroll: true })
  }, [field, isWanted])
}
