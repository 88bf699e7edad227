/**
 * Brings an element of the side panel into view by scrolling the panel alone: `scrollIntoView` and a plain `focus` may
 * also move the page, and with it the text someone is writing.
 */
export function revealInPanel(element: HTMLElement): void {
  const panel = element.closest('.tab-panel')
  if (!panel) return
  const outer = panel.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  if (inner.top < outer.top || inner.height > outer.height)
    panel.scrollTop += inner.top - outer.top - MARGIN_PX
  else if (inner.bottom > outer.bottom) panel.scrollTop += inner.bottom - outer.bottom + MARGIN_PX
}

const MARGIN_PX = 16
