import { startTransition, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** More than a screen holds. */
const FIRST = 24
/** Few enough to be put on the page without holding up a key. */
const STEP = 24

/**
 * How many of a long list's items are on the page: the first at once, so that one can read and write in them, the others
 * in steps that give way to whatever the person does. All of them from the start where `isWholeAtOnce`, as soon as
 * `drawAll`, which is there until they all are, is called, and before the page is printed.
 */
export function useDrawnInSteps(
  length: number,
  isWholeAtOnce: boolean,
): { drawn: number; drawAll: (() => void) | undefined } {
  const [drawn, setDrawn] = useState(isWholeAtOnce ? Number.POSITIVE_INFINITY : FIRST)
  useEffect(() => {
    if (drawn === Number.POSITIVE_INFINITY) return
    startTransition(() => setDrawn(drawn < length ? drawn + STEP : Number.POSITIVE_INFINITY))
  }, [drawn, length])
  const drawAll = useCallback(() => flushSync(() => setDrawn(Number.POSITIVE_INFINITY)), [])
  const isWhole = drawn >= length
  useEffect(() => {
    if (isWhole) return
    addEventListener('beforeprint', drawAll)
    return () => removeEventListener('beforeprint', drawAll)
  }, [isWhole, drawAll])
  return { drawn, drawAll: isWhole ? undefined : drawAll }
}
