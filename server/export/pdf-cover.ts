import type { TitlePage } from '#shared/export/export-document.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import { PARTY_COLOURS } from './document-colours.ts'
import type { PdfBlocks } from './pdf-blocks.ts'
import type { PdfCanvas } from './pdf-canvas.ts'
import type { Strip } from './pdf-pages.ts'
import { paragraphStrips } from './pdf-paragraph.ts'
import { rowStrip, type Stack, stacked } from './pdf-stack.ts'
import { PDF_LOOKS, PDF_TEXT_WIDTH } from './pdf-styles.ts'

const SPACE_ABOVE = 150
const LABEL_WIDTH = 118
const RULE = 3

/** The first page: the title, a rule in both parties' colours, and what is to be known of the plan. */
export function coverStrips(
  { title, subtitle, facts, blocks }: TitlePage,
  canvas: PdfCanvas,
  writer: PdfBlocks,
): Strip[] {
  const words = (kind: string, text: string, look: (typeof PDF_LOOKS)['title' | 'subtitle']): Stack => ({
    strips: paragraphStrips([{ text: withYearKept(text) }], {
      canvas,
      element: canvas.element(kind, canvas.root),
      width: PDF_TEXT_WIDTH,
      look,
    }),
    before: look.before,
    after: look.after,
  })
  const stacks: Stack[] = [
    { strips: [{ height: SPACE_ABOVE, draw: () => {} }], before: 0, after: 0 },
    words('H1', title, PDF_LOOKS.title),
    words('P', subtitle, PDF_LOOKS.subtitle),
    { strips: [partiesRule(canvas)], before: 0, after: 26 },
    ...factStacks(facts, canvas),
  ]
  const rest = writer.write(blocks, PDF_TEXT_WIDTH)
  return stacked([...stacks, { strips: rest, before: 34, after: 0 }])
}

function partiesRule(canvas: PdfCanvas): Strip {
  const width = PDF_TEXT_WIDTH / PARTIES.length
  return {
    height: RULE,
    draw: (x, y) => {
      PARTIES.forEach((party, index) => {
        canvas.rectangle(x + index * width, y, width, RULE, PARTY_COLOURS[party])
      })
    },
  }
}

function factStacks(facts: TitlePage['facts'], canvas: PdfCanvas): Stack[] {
  if (facts.length === 0) return []
  const list = canvas.element('L', canvas.root)
  return facts.map(({ label, value }) => {
    const item = canvas.element('LI', list)
    const cell = (kind: string, text: string, width: number, bold: boolean) =>
      paragraphStrips([{ text }], {
        canvas,
        element: canvas.element(kind, item),
        width,
        look: { ...PDF_LOOKS.fact, bold, colour: bold ? PDF_LOOKS.fact.colour : PDF_LOOKS.note.colour },
      })
    const row = rowStrip(
      [
        { x: 0, strips: cell('Lbl', label, LABEL_WIDTH - 8, false) },
        { x: LABEL_WIDTH, strips: cell('LBody', value, PDF_TEXT_WIDTH - LABEL_WIDTH, true) },
      ],
      { top: 0, bottom: 0, decorate: () => {} },
    )
    return { strips: [row], before: 0, after: 0 }
  })
}

/** A year at the end does not begin a line of its own. */
function withYearKept(title: string): string {
  return title.replace(/ (?=\d{4}$)/u, '\u00a0')
}
