import { flushSync } from 'react-dom'
import { keepInPlace, SCROLLED } from '../plan/keep-in-place.ts'

/** How far down the window one reads, as a share of it. */
const READING_SHARE = 0.4

/** Lets what is drawn change without moving what somebody writes or reads, as far as the page can be scrolled. */
export function aroundReading(change: () => void): void {
  keepInPlace(readingPlace(), () => flushSync(change))
}

/**
 * What has the focus in the plan, while it is in view; else the section or activity that is being read. Of a table the row
 * that is pointed at, or else read: at the top of the page what stands over the table is to stay in view.
 */
function readingPlace(): Element | null {
  const focused = document.activeElement?.closest(`${SCROLLED} [data-item]`) && document.activeElement
  if (focused && isInView(focused)) return focused
  const line = innerHeight * READING_SHARE
  const below = (elements: Iterable<Element>) =>
    [...elements].find((element) => element.getBoundingClientRect().bottom > line)
  // To ask every row of a table would lay out what is far from view: its parts are asked, and then the rows of one.
  const parts = document.querySelectorAll(`${SCROLLED} tbody:has([data-item])`)
  if (parts.length === 0) return below(document.querySelectorAll(`${SCROLLED} [data-item]`)) ?? null
  const pointedAt = document.querySelector(`${SCROLLED} tbody [data-item]:hover`)
  if (pointedAt || scrollY === 0) return pointedAt
  return below(below(parts)?.querySelectorAll('[data-item]') ?? []) ?? null
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
