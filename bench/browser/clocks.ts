/** Put into each page before anything of its own runs: clocks that stand beside the page and read what is on it. */

export interface PageClocks {
  /** Milliseconds from the navigation until what was typed into was there, had the focus and was painted. */
  editableAt: number | undefined
  /** Milliseconds from each key to the paint that shows it. */
  keyToPaint: number[]
  /** Milliseconds of each task that held the page longer than 50 ms. */
  longTasks: number[]
}

declare global {
  interface Window {
    clocks: PageClocks
  }
}

/** `opensAt`: what is focused to write in, when it has words in it; `editor`: what one then writes in. */
export function startClocks({ opensAt, editor }: { opensAt: string; editor: string }): void {
  const clocks: PageClocks = { editableAt: undefined, keyToPaint: [], longTasks: [] }
  window.clocks = clocks
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(undefined)
    })

  const changes = new MutationObserver(() => {
    if (document.querySelector(editor)?.contains(document.activeElement)) {
      changes.disconnect()
      afterPaint(() => {
        clocks.editableAt = performance.now()
      })
      return
    }
    const place = document.querySelector<HTMLElement>(opensAt)
    if (place?.textContent) place.focus()
  })
  changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })

  addEventListener(
    'keydown',
    ({ timeStamp }) => afterPaint(() => clocks.keyToPaint.push(performance.now() - timeStamp)),
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) clocks.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}
