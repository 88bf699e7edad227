import type { KeyboardEvent } from 'react'

const STEPS: Record<string, readonly [rows: number, cells: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** Arrow keys go from cell to cell, over the headings of groups; what stands in a cell to be pressed takes the focus. */
export function moveBetweenCells(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const cell = event.target instanceof Element ? event.target.closest('td, th') : null
  // What is opened from a cell hears its own keys.
  if (!cell || !event.currentTarget.contains(cell)) return
  const rows = [...event.currentTarget.querySelectorAll('tr[data-activity]')]
  const row = rows.findIndex((one) => one.contains(cell))
  if (row === -1) return
  event.preventDefault()
  event.stopPropagation()
  const [down, right] = step
  const cells = [...(rows[row + down]?.children ?? [])]
  const place = [...(rows[row]?.children ?? [])].indexOf(cell) + right
  cells[place]?.querySelector<HTMLElement>('button, a, input')?.focus()
}
