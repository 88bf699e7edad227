import { type RefObject, useLayoutEffect } from 'react'

/** What the style sheets reckon with wherever it stands on the page. */
type Part = 'plan' | 'news' | 'formatting-bar' | 'wheel'

const counts = new Map<Part, number>()

/**
 * Says on the root element, in `data-has`, that the page has the part. A rule `html:has(…)` would say the same, and have
 * the browser look through the whole page at every letter that is typed.
 */
export function usePageHas(part: Part): void {
  useLayoutEffect(() => has(part), [part])
}

/** The same of news: the banners that come and go right in this element. */
export function usePageHasNewsIn(frame: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    let takeAway: (() => void) | undefined
    const look = () => {
      const isThere = element.querySelector(':scope > .banner') !== null
      if (isThere) takeAway ??= has('news')
      else {
        takeAway?.()
        takeAway = undefined
      }
    }
    look()
    const changes = new MutationObserver(look)
    changes.observe(element, { childList: true })
    return () => {
      changes.disconnect()
      takeAway?.()
    }
  }, [frame])
}

function has(part: Part): () => void {
  count(part, 1)
  return () => count(part, -1)
}

function count(part: Part, more: number): void {
  counts.set(part, (counts.get(part) ?? 0) + more)
  const there = [...counts].filter(([, number]) => number > 0).map(([name]) => name)
  document.documentElement.dataset.has = there.join(' ')
}
