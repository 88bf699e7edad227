import { useEffect } from 'react'
import { holdPressed } from './keep-in-place.ts'

/** A pointer that has gone farther than this draws a selection or drags something. */
const STILL_PX = 4

/**
 * What is pressed in the plan stays under the pointer until it is let go, whatever others write above it meanwhile: a
 * button that moved away between the two would not have been pressed.
 */
export function useStillUnderPress(): void {
  useEffect(() => {
    const stopping = new AbortController()
    const { signal } = stopping
    let letGo = () => {}
    let pressedAt = { x: 0, y: 0 }
    const onPress = ({ target, isPrimary, clientX, clientY }: PointerEvent) => {
      letGo()
      if (!isPrimary || !(target instanceof Element)) return
      pressedAt = { x: clientX, y: clientY }
      letGo = holdPressed(target)
    }
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - pressedAt.x, clientY - pressedAt.y) > STILL_PX) letGo()
    }
    addEventListener('pointerdown', onPress, { signal, capture: true })
    addEventListener('pointermove', onMove, { signal, capture: true, passive: true })
    for (const end of ['pointerup', 'pointercancel', 'wheel', 'keydown'])
      addEventListener(end, () => letGo(), { signal, capture: true, passive: true })
    return () => {
      stopping.abort()
      letGo()
    }
  }, [])
}
