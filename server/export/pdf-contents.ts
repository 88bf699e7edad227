import type { ExportBlock, ExportDocument } from '#shared/export/export-document.ts'
import { COLOURS } from './document-colours.ts'
import type { Element, PdfCanvas } from './pdf-canvas.ts'
import { linesOf, widthOf } from './pdf-lines.ts'
import type { Strip } from './pdf-pages.ts'
import { baselineIn, paragraphStrips } from './pdf-paragraph.ts'
import { type Stack, stacked } from './pdf-stack.ts'
import { PDF_LOOKS, PDF_TEXT_WIDTH } from './pdf-styles.ts'

const HAIRLINE = 0.5
/** Room for three digits. */
const NUMBER_WIDTH = 24

/** The table of contents. The page numbers are looked up when it is drawn: the pages are not known before. */
export function contentsStrips(
  { contentsTitle, blocks }: ExportDocument,
  canvas: PdfCanvas,
  pageNumbers: ReadonlyMap<string, number>,
): Strip[] {
  const look = PDF_LOOKS.contentsTitle
  const heading = paragraphStrips([{ text: contentsTitle }], {
    canvas,
    element: canvas.element('H2', canvas.root),
    width: PDF_TEXT_WIDTH,
    look,
    keep: true,
  })
  const list = canvas.element('TOC', canvas.root)
  const entries = blocks.flatMap((block): Stack[] => {
    if (block.kind !== 'heading' || block.level !== 1) return []
    return [{ strips: entryStrips(block, canvas, list, pageNumbers), before: 0, after: 0 }]
  })
  return stacked([{ strips: heading, before: 0, after: look.after }, ...entries])
}

function entryStrips(
  { runs, anchor }: ExportBlock & { kind: 'heading' },
  canvas: PdfCanvas,
  list: Element,
  pageNumbers: ReadonlyMap<string, number>,
): Strip[] {
  const look = PDF_LOOKS.contents
  const reference = canvas.element('Reference', canvas.element('TOCI', list))
  const link = canvas.element('Link', reference)
  const title = runs.map(({ text }) => text).join('')
  const lines = linesOf([{ text: title }], PDF_TEXT_WIDTH - 2 * NUMBER_WIDTH, look, canvas.fonts)
  return lines.map((line, index): Strip => {
    const isLast = index === lines.length - 1
    return {
      height: look.leading,
      keep: !isLast,
      draw: (x, y) => {
        const baseline = y + baselineIn(look)
        const number = anchor === undefined ? undefined : pageNumbers.get(anchor)
        canvas.line(line, x, baseline, look.size, look.colour, link)
        if (anchor === undefined) return
        const box = { x, y, width: PDF_TEXT_WIDTH, height: look.leading }
        if (isLast && number !== undefined) {
          const words = String(number)
          const left = x + PDF_TEXT_WIDTH - canvas.fonts.widthOf(words, 'regular', look.size)
          canvas.words(
            ` ${words}`,
            'regular',
            left - canvas.fonts.widthOf(' ', 'regular', look.size),
            baseline,
            look.size,
            look.colour,
            link,
          )
          const from = x + widthOf(line) + 6
          canvas.rectangle(from, baseline - HAIRLINE, left - 6 - from, HAIRLINE, COLOURS.line)
        }
        canvas.leadTo(anchor, box, title, link)
      },
    }
  })
}
