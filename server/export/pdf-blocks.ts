import type { ExportBlock } from '#shared/export/export-document.ts'
import { COLOURS, PARTY_COLOURS } from './document-colours.ts'
import type { Element, PdfCanvas } from './pdf-canvas.ts'
import type { Strip } from './pdf-pages.ts'
import { baselineIn, paragraphStrips } from './pdf-paragraph.ts'
import { changed, type Stack, shifted, stacked } from './pdf-stack.ts'
import { PDF_HEADINGS, PDF_INDENT, PDF_LOOKS, type PdfLook } from './pdf-styles.ts'
import { fieldStrips, tableStrips } from './pdf-tables.ts'

const PARTY_BAR = { width: 2.5, gap: 9 }
const QUOTE_BAR = { width: 2, gap: 10 }
const BULLETS = ['•', '–']
const SMALL_GAP = 3

/** Where a block stands decides how it looks. */
interface Surroundings {
  parent: Element
  width: number
  look: PdfLook
  listLevel: number
  align?: 'end'
}

/** Turns blocks into strips of pages, and into the elements of the file's structure. */
export class PdfBlocks {
  readonly #canvas: PdfCanvas
  #section: PDFKit.PDFOutline | undefined

  constructor(canvas: PdfCanvas) {
    this.#canvas = canvas
  }

  /** `onWritten` is told how many are done, each time one is. */
  write(blocks: readonly ExportBlock[], width: number, onWritten?: (done: number) => void): Strip[] {
    const around = { parent: this.#canvas.root, width, look: PDF_LOOKS.body, listLevel: 0 }
    return this.#strips(blocks, around, onWritten)
  }

  #strips(blocks: readonly ExportBlock[], around: Surroundings, onWritten?: (done: number) => void): Strip[] {
    return stacked(
      blocks.map((block, index) => {
        const stack = this.#stack(block, around, blocks[index + 1])
        onWritten?.(index + 1)
        return stack
      }),
    )
  }

  #stack(block: ExportBlock, around: Surroundings, next: ExportBlock | undefined): Stack {
    const { width, parent, look } = around
    switch (block.kind) {
      case 'heading':
        return this.#heading(block, around)
      case 'paragraph': {
        const own = block.note ? PDF_LOOKS.note : look
        const strips = paragraphStrips(block.runs, {
          canvas: this.#canvas,
          element: this.#canvas.element('P', parent),
          width,
          look: own,
          align: around.align,
          // What introduces a table stands with it.
          keep: next?.kind === 'table',
        })
        return { strips, before: own.before, after: own.after }
      }
      case 'list':
        return this.#list(block, around)
      case 'quote': {
        const inner = { ...around, look: quoted(look), width: width - QUOTE_BAR.gap }
        const quote = this.#canvas.element('BlockQuote', parent)
        const strips = this.#strips(block.blocks, { ...inner, parent: quote })
        return { strips: strips.map((strip) => this.#withBar(strip)), before: SMALL_GAP, after: look.after }
      }
      case 'table': {
        const strips = tableStrips(block, {
          canvas: this.#canvas,
          parent,
          width,
          inside: ({ cell }, element, cellWidth) =>
            this.#strips(cell.blocks, {
              parent: element,
              width: cellWidth,
              look: cell.header ? PDF_LOOKS.headerCell : PDF_LOOKS.cell,
              listLevel: 0,
              align: cell.align,
            }),
        })
        return { strips, before: PDF_LOOKS.caption.before, after: 10 }
      }
      case 'fields': {
        // The text that belongs to the fields must not begin a page by itself; the next heading may.
        const keep = next !== undefined && next.kind !== 'heading'
        const place = { canvas: this.#canvas, parent, width }
        return { strips: fieldStrips(block.fields, place, keep), before: 0, after: 7 }
      }
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  }

  #heading(
    { level, runs, anchor, newPage, party }: ExportBlock & { kind: 'heading' },
    around: Surroundings,
  ): Stack {
    const look = PDF_HEADINGS[level]
    const title = runs.map(({ text }) => text).join('')
    const indent = party ? PARTY_BAR.gap : 0
    // The document's title is the heading above all others.
    const element = this.#canvas.element(`H${Math.min(level + 1, 6)}`, around.parent)
    const lines = paragraphStrips(runs, {
      canvas: this.#canvas,
      element,
      width: around.width - indent,
      look,
      keep: true,
    })
    const strips = lines.map((line, index) =>
      changed(line, (x, y, draw) => {
        if (party) this.#canvas.rectangle(x, y + 1, PARTY_BAR.width, look.leading - 2, PARTY_COLOURS[party])
        if (index === 0) this.#beginHeading(level, title, anchor, y)
        draw(x + indent, y)
      }),
    )
    const [first, ...rest] = strips
    if (!first) return { strips, before: 0, after: 0 }
    return { strips: [{ ...first, newPage, anchor }, ...rest], before: look.before, after: look.after }
  }

  #beginHeading(level: number, title: string, anchor: string | undefined, y: number): void {
    if (anchor) this.#canvas.destination(anchor, y)
    if (level === 1) this.#section = this.#canvas.outlineItem(undefined, title, y)
    else if (level === 3) this.#canvas.outlineItem(this.#section, title, y)
  }

  #list({ ordered, start, items }: ExportBlock & { kind: 'list' }, around: Surroundings): Stack {
    const { listLevel, look } = around
    const list = this.#canvas.element('L', around.parent)
    const stacks = items.map((item, index): Stack => {
      const element = this.#canvas.element('LI', list)
      const label = this.#canvas.element('Lbl', element)
      const marker = ordered
        ? `${listLevel % 2 === 0 ? start + index : lettersOf(start + index)}.`
        : (BULLETS[listLevel % BULLETS.length] ?? '•')
      const blocks = item.length > 0 ? item : [{ kind: 'paragraph' as const, runs: [] }]
      const inside = this.#strips(blocks, {
        ...around,
        parent: this.#canvas.element('LBody', element),
        width: around.width - PDF_INDENT,
        listLevel: listLevel + 1,
      })
      const strips = inside.map((strip, line) =>
        changed(shifted(strip, PDF_INDENT), (x, y, draw) => {
          if (line === 0)
            this.#canvas.words(marker, 'regular', x + 2, y + baselineIn(look), look.size, look.colour, label)
          draw(x, y)
        }),
      )
      return { strips, before: 0, after: SMALL_GAP }
    })
    return { strips: stacked(stacks), before: 0, after: look.after }
  }

  #withBar(strip: Strip): Strip {
    return changed(strip, (x, y, draw, { height }) => {
      this.#canvas.rectangle(x, y, QUOTE_BAR.width, height, COLOURS.line)
      draw(x + QUOTE_BAR.gap, y)
    })
  }
}

function quoted(look: PdfLook): PdfLook {
  return { ...look, colour: COLOURS.muted }
}

/** a, b … z, aa, ab … */
function lettersOf(number: number): string {
  let letters = ''
  for (let left = Math.max(1, number); left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters
  return letters
}
