import type { ExportBlock, Field } from '#shared/export/export-document.ts'
import { COLOURS } from './document-colours.ts'
import { fieldRows } from './field-rows.ts'
import type { Element, PdfCanvas } from './pdf-canvas.ts'
import type { Strip } from './pdf-pages.ts'
import { paragraphStrips } from './pdf-paragraph.ts'
import { drawStack, heightOf, type RowLook, rowStrip } from './pdf-stack.ts'
import { PDF_CELL, PDF_LOOKS, PDF_TEXT_HEIGHT } from './pdf-styles.ts'
import { type PlacedCell, tableGrid } from './table-grid.ts'

const HAIRLINE = 0.5
/** Of each pair of fields: label and value, as shares of the width. */
const FIELD_SHARES = [0.18, 0.32, 0.18, 0.32]

export interface TablePlace {
  canvas: PdfCanvas
  parent: Element
  width: number
  /** Lays a cell's blocks out. */
  inside: (cell: PlacedCell, element: Element, width: number) => Strip[]
}

/** A strip a row. Rows with headers alone are drawn again on each page, where they are mere decoration. */
export function tableStrips(
  { rows, widths, caption }: ExportBlock & { kind: 'table' },
  { canvas, parent, width, inside }: TablePlace,
): Strip[] {
  const grid = tableGrid(rows)
  if (grid.columns === 0) return []
  const table = canvas.element('Table', parent)
  const captions =
    caption === undefined
      ? []
      : paragraphStrips([{ text: caption }], {
          canvas,
          element: canvas.element('Caption', table),
          width,
          look: PDF_LOOKS.caption,
          keep: true,
        })
  const edges = edgesOf(widths?.length === grid.columns ? widths : undefined, grid.columns, width)
  const cells = grid.rows.map((row, index) => {
    const line = canvas.element('TR', table)
    return row.map((placed) => {
      const element = canvas.element(placed.cell.header ? 'TH' : 'TD', line, {
        scope: placed.cell.header ? (index < grid.headerRows ? 'Column' : 'Row') : undefined,
        columns: placed.columns,
        rows: placed.rows,
      })
      const x = edges[placed.column] ?? 0
      const cellWidth = (edges[placed.column + placed.columns] ?? width) - x
      const strips = inside(placed, element, cellWidth - 2 * PDF_CELL.side)
      return { placed, x, width: cellWidth, strips }
    })
  })
  const groups = rowGroups(cells)
  const isHeader = (group: LaidCell[][]) => (group[0]?.[0]?.placed.row ?? 0) < grid.headerRows
  const stripsOf = (some: LaidCell[][][]) => some.flatMap((group) => groupStrips(group, canvas, width))
  const headers = stripsOf(groups.filter(isHeader))
  const body = stripsOf(groups.filter((group) => !isHeader(group)))
  const repeated = headers.length > 0 ? repeatedHeader(headers, canvas) : undefined
  return [
    ...captions,
    ...headers.map((strip) => ({ ...strip, keep: true })),
    ...body.map((strip) => (repeated ? { ...strip, repeated } : strip)),
  ].map((strip, index) =>
    index === captions.length && captions.length > 0 ? { ...strip, before: PDF_LOOKS.caption.after } : strip,
  )
}

interface LaidCell {
  placed: PlacedCell
  x: number
  width: number
  strips: Strip[]
}

/** Rows that cells reach through from one to the next stand together. */
function rowGroups(rows: readonly LaidCell[][]): LaidCell[][][] {
  const groups: LaidCell[][][] = []
  let end = 0
  rows.forEach((row, index) => {
    if (index < end) groups.at(-1)?.push(row)
    else groups.push([row])
    end = Math.max(end, index + 1, ...row.map(({ placed }) => placed.row + placed.rows))
  })
  return groups
}

function groupStrips(rows: LaidCell[][], canvas: PdfCanvas, width: number): Strip[] {
  const heights = rowHeights(rows)
  const height = heights.reduce((sum, one) => sum + one, 0)
  // What no page holds is parted; the cells that reach through it then end with their words.
  if (rows.length === 1 || height > PDF_TEXT_HEIGHT) return rows.map((row) => plainRow(row, canvas, width))
  const first = rows[0]?.[0]?.placed.row ?? 0
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, one) => sum + one, 0))
  return [
    {
      height,
      draw: (x, y) => {
        for (const { placed, x: left, width: cellWidth, strips } of rows.flat()) {
          const from = placed.row - first
          const top = y + (tops[from] ?? 0)
          const own = heights.slice(from, from + placed.rows).reduce((sum, one) => sum + one, 0)
          decorateCell(canvas, placed, x + left, top, cellWidth, own)
          drawStack(strips, x + left + PDF_CELL.side, top + PDF_CELL.top)
        }
      },
    },
  ]
}

/** Each row as high as its own cells; one that reaches through several makes the last of them higher where it has to. */
function rowHeights(rows: readonly LaidCell[][]): number[] {
  const needed = ({ strips }: LaidCell) => PDF_CELL.top + heightOf(strips) + PDF_CELL.bottom
  const first = rows[0]?.[0]?.placed.row ?? 0
  const heights = rows.map((row) => Math.max(0, ...row.filter(({ placed }) => placed.rows === 1).map(needed)))
  for (const cell of rows.flat().filter(({ placed }) => placed.rows > 1)) {
    const from = cell.placed.row - first
    const last = from + cell.placed.rows - 1
    const there = heights.slice(from, last + 1).reduce((sum, one) => sum + one, 0)
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - there)
  }
  return heights
}

function plainRow(row: readonly LaidCell[], canvas: PdfCanvas, width: number): Strip {
  const look: RowLook = {
    top: PDF_CELL.top,
    bottom: PDF_CELL.bottom,
    decorate: (x, y, height) => {
      for (const { placed, x: left, width: cellWidth } of row)
        if (placed.cell.header) canvas.rectangle(x + left, y, cellWidth, height, COLOURS.shade)
      canvas.rectangle(x, y + height - HAIRLINE, width, HAIRLINE, COLOURS.line)
    },
  }
  return rowStrip(
    row.map(({ x, strips }) => ({ x: x + PDF_CELL.side, strips })),
    look,
  )
}

function decorateCell(
  canvas: PdfCanvas,
  { cell }: PlacedCell,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  if (cell.header) canvas.rectangle(x, y, width, height, COLOURS.shade)
  canvas.rectangle(x, y + height - HAIRLINE, width, HAIRLINE, COLOURS.line)
}

function repeatedHeader(headers: readonly Strip[], canvas: PdfCanvas): Strip {
  return {
    height: heightOf(headers),
    draw: (x, y) => canvas.again(() => drawStack(headers, x, y)),
  }
}

/** Where each column begins, and the last one ends. */
function edgesOf(weights: readonly number[] | undefined, columns: number, width: number): number[] {
  const shares = weights ?? Array.from({ length: columns }, () => 1)
  const sum = shares.reduce((total, share) => total + share, 0)
  let edge = 0
  return [0, ...shares.map((share) => (edge += (share / sum) * width))]
}

/** An activity's fields: a list of labels and values, two beside each other where they are short. */
export function fieldStrips(
  fields: readonly Field[],
  { canvas, parent, width }: Omit<TablePlace, 'inside'>,
  keep: boolean,
): Strip[] {
  const list = canvas.element('L', parent)
  const edges = edgesOf(FIELD_SHARES, FIELD_SHARES.length, width)
  const rows = fieldRows(fields)
  return rows.map((row, index) => {
    const cells = row.flatMap(({ label, value }, position) => {
      const item = canvas.element('LI', list)
      const [labelX, valueX] = [edges[2 * position] ?? 0, edges[2 * position + 1] ?? 0]
      const end = row.length === 1 ? width : (edges[2 * position + 2] ?? width)
      return [
        {
          x: labelX,
          strips: paragraphStrips([{ text: label }], {
            canvas,
            element: canvas.element('Lbl', item),
            width: valueX - labelX - 4,
            look: PDF_LOOKS.label,
          }),
        },
        {
          x: valueX,
          strips: paragraphStrips([{ text: value }], {
            canvas,
            element: canvas.element('LBody', item),
            width: end - valueX - PDF_CELL.side,
            look: PDF_LOOKS.cell,
          }),
        },
      ]
    })
    const look: RowLook = {
      top: 2.5,
      bottom: 2.5,
      decorate: (x, y, height) => {
        if (index === 0) canvas.rectangle(x, y, width, HAIRLINE, COLOURS.line)
        canvas.rectangle(x, y + height - HAIRLINE, width, HAIRLINE, COLOURS.line)
      },
    }
    return rowStrip(cells, look, { keep: keep || index < rows.length - 1 })
  })
}
