/** Put into each page before anything of its own runs: clocks that stand beside the page and read what is on it. */

export interface PageClocks {
  /** Milliseconds from the navigation until what was typed into was there, had the focus and was painted. */
  editableAt: number | undefined
  /** Milliseconds from each key to the paint that shows it. */
  keyToPaint: number[]
  /** When the last task that held the page longer than 50 ms ended. */
  lastLongAt: number
}

declare global {
  interface Window {
    clocks: PageClocks
  }
}

/** What the clocks mark in the trace: when somebody could write, and each key with its paint. */
export const MARKS = { editable: 'samplan:editable', key: 'samplan:key', painted: 'samplan:painted' } as const

interface ClocksOptions {
  /** What is focused to write in, when it has words in it; nothing is where the page is only looked at. */
  opensAt: string | undefined
  /** What one then writes in. */
  editor: string
  marks: typeof MARKS
}

export function startClocks({ opensAt, editor, marks }: ClocksOptions): void {
  const clocks: PageClocks = { editableAt: undefined, keyToPaint: [], lastLongAt: 0 }
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
        performance.mark(marks.editable)
      })
      return
    }
    const place = opensAt === undefined ? null : document.querySelector<HTMLElement>(opensAt)
    if (place?.textContent) place.focus()
  })
  if (opensAt !== undefined)
    changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      performance.mark(marks.key, { startTime: timeStamp })
      afterPaint(() => {
        clocks.keyToPaint.push(performance.now() - timeStamp)
        performance.mark(marks.painted)
      })
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) clocks.lastLongAt = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
}
