/** Strips below each other, and rows of them beside each other. */
import type { Strip } from './pdf-pages.ts'

/** Strips that belong together, with the space they want around them. */
export interface Stack {
  strips: Strip[]
  before: number
  after: number
}

/** One below the other; of two spaces that meet, the larger. */
export function stacked(stacks: readonly Stack[]): Strip[] {
  let after = 0
  return stacks.flatMap(({ strips, before, after: next }) => {
    const [first, ...rest] = strips
    if (!first) return []
    const space = Math.max(after, before)
    after = next
    return [{ ...first, before: space }, ...rest]
  })
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height, before = 0 }, index) => sum + height + (index === 0 ? 0 : before), 0)
}

/** The same, so much further in. */
export function shifted(strip: Strip, by: number): Strip {
  return changed(strip, (x, y, draw) => draw(x + by, y))
}

/** The same with more drawn beside it, on every page that it goes over. */
export function changed(
  strip: Strip,
  change: (x: number, y: number, draw: (x: number, y: number) => void, strip: Strip) => void,
): Strip {
  return {
    ...strip,
    draw: (x, y) => change(x, y, (toX, toY) => strip.draw(toX, toY), strip),
    split: (height) => {
      const parts = strip.split?.(height)
      return parts && [changed(parts[0], change), changed(parts[1], change)]
    },
  }
}

/** Draws them from the top down. */
export function drawStack(strips: readonly Strip[], x: number, y: number): void {
  let at = y
  strips.forEach((strip, index) => {
    at += index === 0 ? 0 : (strip.before ?? 0)
    strip.draw(x, at)
    at += strip.height
  })
}

export interface RowCell {
  /** From the row's left edge. */
  x: number
  strips: Strip[]
}

export interface RowLook {
  top: number
  bottom: number
  /** What is drawn under the words. */
  decorate(x: number, y: number, height: number): void
}

/** Cells beside each other. It may be parted between their strips. */
export function rowStrip(cells: readonly RowCell[], look: RowLook, more: Partial<Strip> = {}): Strip {
  const height = look.top + Math.max(0, ...cells.map(({ strips }) => heightOf(strips))) + look.bottom
  return {
    ...more,
    height,
    draw: (x, y) => {
      look.decorate(x, y, height)
      for (const cell of cells) drawStack(cell.strips, x + cell.x, y + look.top)
    },
    split: (room) => {
      const parts = cells.map(({ strips }) => partStack(strips, room - look.top - look.bottom))
      if (parts.every(([first]) => first.length === 0)) return undefined
      const rowOf = (which: 0 | 1, own: Partial<Strip>) =>
        rowStrip(
          cells.map(({ x }, index) => ({ x, strips: parts[index]?.[which] ?? [] })),
          look,
          own,
        )
      return [rowOf(0, { ...more, keep: false }), rowOf(1, { ...more, before: 0 })]
    },
  }
}

/** As many as find room, and the others. */
function partStack(strips: readonly Strip[], room: number): [Strip[], Strip[]] {
  let height = 0
  const fitting = strips.findIndex((strip, index) => {
    height += strip.height + (index === 0 ? 0 : (strip.before ?? 0))
    return height > room
  })
  const at = fitting === -1 ? strips.length : fitting
  return [strips.slice(0, at), strips.slice(at)]
}
