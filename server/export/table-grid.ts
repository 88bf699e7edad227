import type { ExportCell } from '#shared/export/export-document.ts'

export interface PlacedCell {
  cell: ExportCell
  row: number
  column: number
  /** How far it reaches, always within the table. */
  columns: number
  rows: number
}

export interface TableGrid {
  columns: number
  /** The rows' own cells; every place of the grid belongs to exactly one cell. */
  rows: PlacedCell[][]
  /** So many rows at the top hold headers alone, and are repeated on each page. */
  headerRows: number
}

/** Wider spans are nobody's table: many of them would make a grid that fills the memory. */
const WIDEST_SPANS = 100

/** Where each cell of a table stands. Spans end with the table, and rows that are too short are filled with empty cells. */
export function tableGrid(rows: ExportCell[][]): TableGrid {
  const filled = rows.filter((row) => row.length > 0)
  const taken = filled.map((): boolean[] => [])
  const placed = filled.map((row, index) => row.map((cell) => place(cell, index, taken)))
  const columns = Math.max(0, ...taken.map((places) => places.length))
  for (const [row, places] of taken.entries()) {
    for (let column = 0; column < columns; column++)
      if (!places[column]) placed[row]?.push({ cell: emptyCell(), row, column, columns: 1, rows: 1 })
  }
  for (const row of placed) row.sort((one, other) => one.column - other.column)
  return { columns, rows: placed, headerRows: headerRowsOf(placed) }
}

/** Takes the first places in the row that no cell from above reaches into. */
function place(cell: ExportCell, row: number, taken: boolean[][]): PlacedCell {
  const here = taken[row] ?? []
  let column = 0
  while (here[column]) column++
  let columns = 1
  while (columns < cell.columns && column + columns < WIDEST_SPANS && !here[column + columns]) columns++
  const rows = Math.max(1, Math.min(cell.rows, taken.length - row))
  for (const places of taken.slice(row, row + rows))
    for (let at = column; at < column + columns; at++) places[at] = true
  return { cell, row, column, columns, rows }
}

/** A header that reaches down into the table's own rows cannot be repeated without them. */
function headerRowsOf(rows: PlacedCell[][]): number {
  const firstOther = rows.findIndex((row) => row.some(({ cell }) => !cell.header))
  const leading = firstOther === -1 ? 0 : firstOther
  const reaching = rows
    .slice(0, leading)
    .findIndex((row) => row.some((cell) => cell.row + cell.rows > leading))
  return reaching === -1 ? leading : reaching
}

function emptyCell(): ExportCell {
  return { header: false, columns: 1, rows: 1, blocks: [] }
}
