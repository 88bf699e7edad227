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
    const isOutside = (target: EventTarget | null) =>
      target instanceof Element && !element.current?.contains(target) && !target.closest(PORTALS)
    addEventListener('pointerdown', () => (isPressed = true), { signal, capture: true })
    addEventListener('pointerup', () => (isPressed = false), { signal, capture: true })
    addEventListener('pointercancel', () => (isPressed = false), { signal, capture: true })
    addEventListener('focusin', (event) => !isPressed && isOutside(event.target) && onLeave(), { signal })
    addEventListener('click', (event) => isOutside(event.target) && onLeave(), { signal })
    return () => stopping.abort()
  }, [element, isActive, onLeave])
}
