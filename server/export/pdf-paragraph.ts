import type { ExportRun } from '#shared/export/export-document.ts'
import type { Element, PdfCanvas } from './pdf-canvas.ts'
import { type Line, linesOf, widthOf } from './pdf-lines.ts'
import type { Strip } from './pdf-pages.ts'
import type { PdfLook } from './pdf-styles.ts'

/** Lines that do not stand alone at the top or the bottom of a page. */
const TOGETHER = 2

export interface ParagraphOptions {
  canvas: PdfCanvas
  element: Element
  width: number
  look: PdfLook
  align?: 'end'
  keep?: boolean
}

/** A strip a line; the space after it is the next one's to leave. */
export function paragraphStrips(runs: readonly ExportRun[], options: ParagraphOptions): Strip[] {
  const { canvas, element, width, look, align, keep = false } = options
  const lines = linesOf(runs, width, look, canvas.fonts)
  return lines.map((line, index): Strip => {
    const isLast = index === lines.length - 1
    const isWithNext = index < TOGETHER - 1 || index >= lines.length - TOGETHER
    return {
      height: look.leading,
      keep: isLast ? keep : isWithNext,
      draw: (x, y) => {
        const start = align === 'end' ? x + width - widthShown(line, look, canvas) : x
        canvas.line(line, start, y + baselineIn(look), look.size, look.colour, element)
      },
    }
  })
}

/** How far under the top of its line a text stands. */
export function baselineIn({ size, leading }: PdfLook): number {
  return (leading - size) / 2 + size * 0.82
}

function widthShown(line: Line, { size }: PdfLook, { fonts }: PdfCanvas): number {
  const last = line.at(-1)
  if (!last) return 0
  const space = last.text.length - last.text.trimEnd().length
  return widthOf(line) - (space > 0 ? fonts.widthOf(last.text.slice(-space), last.face, size) : 0)
}
