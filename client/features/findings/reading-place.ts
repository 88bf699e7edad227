import { flushSync } from 'react-dom'
import { keepInPlace, SCROLLED } from '../plan/keep-in-place.ts'

/** How far down the window one reads, as a share of it. */
const READING_SHARE = 0.4

/** Lets what is drawn change without moving what somebody writes or reads, as far as the page can be scrolled. */
export function aroundReading(change: () => void): void {
  keepInPlace(readingPlace(), () => flushSync(change))
}

/** What has the focus in the plan, while it is in view; else the section or activity that is being read. */
function readingPlace(): Element | null {
  // Only the text is kept in place: to ask each row of another view would lay out what is far from view.
  const items = [...document.querySelectorAll(`${SCROLLED} [data-item]`)]
  const focused = document.activeElement?.closest('[data-item]') && document.activeElement
  if (focused && isInView(focused)) return focused
  const line = innerHeight * READING_SHARE
  return items.find((item) => item.getBoundingClientRect().bottom > line) ?? null
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
