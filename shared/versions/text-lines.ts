/** A rich text as lines, each with how it stands on the page: what two texts are compared by. */
import type { Block, RichText, Run } from '../plan/rich-text.ts'

/** How a line stands: its kind, and how deep in lists and quotations. */
export interface LineStyle {
  kind: 'paragraph' | 'heading' | 'bullet' | 'number' | 'cell' | 'header-cell'
  /** Of a heading. */
  level?: number
  /** How many lists it is in. */
  depth?: number
  isQuoted?: true
  /** Of the first line of a list that does not begin to count at 1. */
  start?: number
  /** Of a cell, from 1. */
  row?: number
  column?: number
  /** How many columns and rows a cell reaches over, where it is more than one. */
  columns?: number
  rows?: number
}

export interface Line {
  style: LineStyle
  runs: Run[]
}

/** Every paragraph and heading in reading order, however deep it stands; the same that `textBlocksOf` finds in the document. */
export function linesOfText(richText: RichText): Line[] {
  return linesIn(richText, { kind: 'paragraph' })
}

export function wordsOfLine({ runs }: Line): string {
  return runs.map(({ text }) => text).join('')
}

/** The first line of an item or cell stands as such, those after it as paragraphs within. */
function linesIn(blocks: RichText, first: LineStyle): Line[] {
  const { depth, isQuoted } = first
  const around = { ...(depth !== undefined && { depth }), ...(isQuoted && { isQuoted }) }
  return blocks.flatMap((block, index) =>
    linesOfBlock(block, index === 0 || isCell(first) ? first : { ...around, kind: 'paragraph' }),
  )
}

function isCell({ kind }: LineStyle): boolean {
  return kind === 'cell' || kind === 'header-cell'
}

function linesOfBlock(block: Block, style: LineStyle): Line[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ style, runs: block.runs }]
    case 'heading':
      return [{ style: { ...style, kind: 'heading', level: block.level }, runs: block.runs }]
    case 'list':
      return block.items.flatMap((item, index) =>
        linesIn(item, {
          kind: block.ordered ? 'number' : 'bullet',
          depth: (style.depth ?? 0) + 1,
          ...(index === 0 && block.start !== 1 && { start: block.start }),
          ...(style.isQuoted && { isQuoted: true }),
        }),
      )
    case 'quote':
      return linesIn(block.blocks, { ...style, isQuoted: true })
    case 'table':
      return block.rows.flatMap((cells, row) =>
        cells.flatMap((cell, column) =>
          linesIn(cell.blocks, {
            kind: cell.header ? 'header-cell' : 'cell',
            row: row + 1,
            column: column + 1,
            ...(cell.columns > 1 && { columns: cell.columns }),
            ...(cell.rows > 1 && { rows: cell.rows }),
          }),
        ),
      )
    default:
      block satisfies never
      return []
  }
}
