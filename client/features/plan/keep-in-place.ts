/**
 * Makes a change around an element and scrolls the page by what the change moved it, so that it stays under the eyes.
 * Looked at again in the next frames: React and the browser settle a list in several steps.
 */
export function keepInPlace(element: Element | null, change: () => void): void {
  if (!element || element === document.body) {
    change()
    return
  }
  const before = element.getBoundingClientRect().top
  change()
  const restore = () => {
    if (!element.isConnected) return
    const moved = element.getBoundingClientRect().top - before
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' })
  }
  queueMicrotask(restore)
  requestAnimationFrame(() => {
    restore()
    requestAnimationFrame(restore)
  })
}
