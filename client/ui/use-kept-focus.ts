import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** Gives the focus to a list when what held it has left the list with a change of its length; spread what it answers on the list. */
export function useKeptFocus(list: RefObject<HTMLElement | null>, length: number) {
  const hadFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a shorter or longer list can have taken the focus away.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) {
      list.current?.focus({ preventScroll: true })
    }
  }, [length])
  return {
    onFocus() {
      hadFocus.current = true
    },
    onBlur({ relatedTarget }: FocusEvent) {
      // Focus that goes nowhere was taken by what left; focus that goes elsewhere is the person's own move.
      if (relatedTarget !== null) hadFocus.current = list.current?.contains(relatedTarget) ?? false
    },
  }
}
