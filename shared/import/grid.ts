import { paragraphsFrom, plainText, type RichText, type TableCell } from '#shared/plan/rich-text.ts'
import type { Where } from './proposal.ts'
import { MOST_COLUMNS, type ReadSheet } from './reading.ts'

/** A table or a sheet, as rows of cells by column. */
export interface GridRow {
  where: Where
  cells: GridCell[]
}

export interface GridCell {
  text: string
  blocks: RichText
}

/** The table by column, however wide a cell claims to be: a cell merged downwards is in each of its rows, one merged across in its first column alone. */
export function gridOfTable(rows: readonly TableCell[][], where: Where): GridRow[] {
  /** What goes on from rows above, by column. */
  const merged = new Map<number, { cell: GridCell; rowsLeft: number }>()
  return rows.map((row) => {
    const cells: GridCell[] = []
    const goOn = () => {
      for (let above = merged.get(cells.length); above; above = merged.get(cells.length)) {
        if (--above.rowsLeft === 0) merged.delete(cells.length)
        cells.push(above.cell)
      }
    }
    for (const { blocks, columns, rows: height } of row) {
      goOn()
      if (cells.length >= MOST_COLUMNS) break
      const cell = { text: plainText(blocks).trim(), blocks }
      for (let column = 0; column < Math.min(columns, MOST_COLUMNS); column++) {
        const here = column === 0 ? cell : { text: '', blocks: [] }
        if (height > 1) merged.set(cells.length, { cell: here, rowsLeft: height - 1 })
        cells.push(here)
      }
    }
    goOn()
    return { where, cells }
  })
}

export function gridOfSheet({ name, rows }: ReadSheet): GridRow[] {
  return rows.map(({ number, cells }) => ({
    where: { kind: 'row', sheet: name, row: number },
    cells: cells.map((text) => ({ text: text.trim(), blocks: paragraphsFrom(text.trim()) })),
  }))
}

export function filledCells({ cells }: GridRow): GridCell[] {
  return cells.filter(({ text }) => text !== '')
}
