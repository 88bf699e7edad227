import { type RefObject, useEffect } from 'react'

const PORTALS = '.popover, .dialog-backdrop, .toast-region, .slash-menu'

/**
 * Calls back when the person has gone on to something outside the element, menus that belong to it excepted. After a
 * click, not at its start: what folds up would otherwise move away under the pointer.
 */
export function useLeaving(
  element: RefObject<HTMLElement | null>,
  isActive: boolean,
  onLeave: () => void,
): void {
  useEffect(() => {
    if (!isActive) return
    const stopping = new AbortController()
    const { signal } = stopping
    let isPressed = false
    let isPressedOutside = false
    const isOutside = (target: EventTarget | null) =>
      target instanceof Element && !element.current?.contains(target) && !target.closest(PORTALS)
    const onPress = ({ target }: Event) => {
      isPressed = true
      isPressedOutside = isOutside(target)
    }
    const onRelease = () => {
      isPressed = false
    }
    addEventListener('pointerdown', onPress, { signal, capture: true })
    addEventListener('pointerup', onRelease, { signal, capture: true })
    addEventListener('pointercancel', onRelease, { signal, capture: true })
    addEventListener('focusin', ({ target }) => !isPressed && isOutside(target) && onLeave(), { signal })
    // A menu that opens under the pointer takes the click, which then seems to be somewhere else.
    addEventListener('click', ({ target }) => isPressedOutside && isOutside(target) && onLeave(), { signal })
    return () => stopping.abort()
  }, [element, isActive, onLeave])
}
