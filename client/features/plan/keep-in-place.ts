/** What scrolls with the page; all else on it, such as its bars, stays in place by itself. */
export const SCROLLED = ':is(.plan-document, .activity-table)'

/** What stays where it is in the window while the page changes around it. */
interface Held {
  element: Element
  /** How far down the page it stood when it was last looked at; what a person scrolls does not change it. */
  top: number
  isPressed: boolean
  /** Held because it has the focus: no longer once that is elsewhere, where it has been scrolled to. */
  hasFocus?: boolean
}

/** The page has one scroll, so one thing is held at a time: two would both answer the same change. */
let held: Held | undefined

/**
 * Makes a change around an element and scrolls the page by what the change moved it, so that it stays under the eyes.
 * Looked at again in the next frames: React and the browser settle a list in several steps.
 */
export function keepInPlace(element: Element | null, change: () => void): void {
  if (!element?.closest(SCROLLED) || held?.isPressed) {
    change()
    return
  }
  const letGo = hold({
    element,
    top: topInPage(element),
    isPressed: false,
    hasFocus: element === document.activeElement,
  })
  change()
  queueMicrotask(settle)
  requestAnimationFrame(() => {
    settle()
    requestAnimationFrame(() => {
      settle()
      letGo()
    })
  })
}

/** Keeps what is pressed under the pointer, whatever changes around it, until it is let go by what this gives back. */
export function holdPressed(element: Element): () => void {
  if (!element.closest(SCROLLED)) return () => undefined
  const letGo = hold({ element, top: topInPage(element), isPressed: true })
  // The one hears of changes before the next event is looked at; the other of what the browser draws anew by itself.
  const changes = new MutationObserver(settle)
  changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  const sizes = new ResizeObserver(settle)
  sizes.observe(document.body)
  return () => {
    changes.disconnect()
    sizes.disconnect()
    letGo()
  }
}

function hold(next: Held): () => void {
  settle()
  held = next
  // The browser's own anchor would answer the same change once more.
  document.documentElement.style.overflowAnchor = 'none'
  return () => {
    if (held !== next) return
    held = undefined
    document.documentElement.style.overflowAnchor = ''
  }
}

function settle(): void {
  if (!held?.element.isConnected) return
  if (held.hasFocus && held.element !== document.activeElement) return
  const top = topInPage(held.element)
  const moved = top - held.top
  if (Math.abs(moved) < 1) return
  held.top = top
  scrollBy({ top: moved, behavior: 'instant' })
}

function topInPage(element: Element): number {
  return element.getBoundingClientRect().top + scrollY
}
