/** Stretches of a text and whose they are. */
import type { Span } from './written-plan.ts'

export function span(length: number, by: string | undefined): Span {
  return by === undefined ? { length } : { length, by }
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { length }) => sum + length, 0)
}

/** Neighbours by the same person become one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const { length, by } of spans) {
    const last = all.at(-1)
    if (last && last.by === by) last.length += length
    else if (length > 0) all.push(span(length, by))
  }
  return all
}

/** The stretch from one offset to another; what no span covers is nobody's. */
export function cut(spans: readonly Span[], from: number, to: number): Span[] {
  const pieces: Span[] = []
  let start = 0
  for (const { length, by } of spans) {
    const [first, last] = [Math.max(from, start), Math.min(to, start + length)]
    if (last > first) pieces.push(span(last - first, by))
    start += length
  }
  const missing = to - Math.max(from, start)
  return joined(missing > 0 ? [...pieces, { length: missing }] : pieces)
}
