import type { Agreement } from '#shared/agreement/agreement.ts'
import { filledCells, type GridRow, gridOfSheet } from './grid.ts'
import type { ImportProposal, Leftover } from './proposal.ts'
import type { ReadSheet, SheetReading } from './reading.ts'
import { rowAsText, rowsToActivities } from './rows-to-activities.ts'
import { sectionOf } from './section-of.ts'
import { yearIn } from './year-in.ts'

/** Sheets whose columns are headed by what they are become activities; a sheet may itself be named after its section. */
export function sheetsToProposal(
  { sheets, leftBehind }: SheetReading,
  agreement: Agreement,
  fallbackYear: number,
): ImportProposal {
  const grids = sheets.map((sheet) => ({ sheet, rows: gridOfSheet(sheet) }))
  const title = titleIn(grids[0]?.rows ?? [], agreement)
  const texts = sheets.flatMap(({ name, rows }) => [name, ...rows.flatMap(({ cells }) => cells)])
  const year = yearIn([title, ...texts])
  const proposal: ImportProposal = {
    title,
    ...(year && { year }),
    sections: [],
    activities: [],
    leftovers: [],
    leftBehind,
  }
  for (const { sheet, rows } of grids) {
    const category = sectionOf(sheet.name, agreement)?.category
    const read = rowsToActivities(rows, { agreement, year: year ?? fallbackYear, category })
    proposal.activities.push(...(read?.activities ?? []))
    const loose = (read?.before ?? rows).filter((row) => !isTitle(row, title) && !isSection(row, agreement))
    proposal.leftovers.push(...looseRows(loose, read ? 'outside-sections' : 'no-headings', sheet))
    proposal.leftovers.push(...(read?.leftovers ?? []))
  }
  return proposal
}

/** The first row, where it is one cell and no section. */
function titleIn(rows: readonly GridRow[], agreement: Agreement): string {
  const first = rows.find((row) => filledCells(row).length > 0)
  const filled = first ? filledCells(first) : []
  const text = filled.length === 1 ? (filled[0]?.text ?? '') : ''
  return text.includes('\n') || text.length > 200 || sectionOf(text, agreement) ? '' : text
}

function isTitle(row: GridRow, title: string): boolean {
  return title !== '' && filledCells(row).every(({ text }) => text === title)
}

function isSection(row: GridRow, agreement: Agreement): boolean {
  const filled = filledCells(row)
  return filled.length === 1 && sectionOf(filled[0]?.text ?? '', agreement) !== undefined
}

function looseRows(rows: readonly GridRow[], why: Leftover['why'], { name }: ReadSheet): Leftover[] {
  const filled = rows
    .map((row) => ({ ...row, cells: filledCells(row) }))
    .filter(({ cells }) => cells.length > 0)
  const [first] = filled
  if (!first) return []
  const where = first.where.kind === 'row' ? first.where : { kind: 'row' as const, sheet: name, row: 1 }
  return [{ where, why, blocks: filled.map(({ cells }) => rowAsText(cells)) }]
}
