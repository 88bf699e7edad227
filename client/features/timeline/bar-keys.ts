import type { KeyboardEvent } from 'react'

/** Arrow keys go from bar to bar, Home and End to the first and the last. */
export function moveBetweenBars(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  if (!(event.target instanceof Element) || !event.target.matches('.timeline-bar')) return
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('.timeline-bar')]
  const next = nextPlace(event.key, bars.indexOf(event.target as HTMLElement), bars.length)
  if (next === undefined) return
  event.preventDefault()
  bars[next]?.focus()
}

function nextPlace(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(place + 1, count - 1)
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(place - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
