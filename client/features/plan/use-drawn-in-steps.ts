import { startTransition, useEffect, useState } from 'react'

/** More than a screen holds. */
const FIRST = 24
/** Few enough to be put on the page without holding up a key. */
const STEP = 24

/**
 * How many of a long list's items are on the page: the first at once, so that one can read and write in them, the others
 * in steps that give way to whatever the person does. All of them from the start where `isWholeAtOnce`.
 */
export function useDrawnInSteps(length: number, isWholeAtOnce: boolean): number {
  const [drawn, setDrawn] = useState(isWholeAtOnce ? Number.POSITIVE_INFINITY : FIRST)
  useEffect(() => {
    if (drawn === Number.POSITIVE_INFINITY) return
    startTransition(() => setDrawn(drawn < length ? drawn + STEP : Number.POSITIVE_INFINITY))
  }, [drawn, length])
  return drawn
}
