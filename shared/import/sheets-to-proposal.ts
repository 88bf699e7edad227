import type { Agreement } from '#shared/agreement/agreement.ts'
import { isSheetAboutExport, PLAN_LABELS } from './export-labels.ts'
import { fieldOfLabel } from './field-of-label.ts'
import { filledCells, type GridRow, gridOfSheet } from './grid.ts'
import { emptyProposal, type ImportProposal, type Leftover, type ProposedSection } from './proposal.ts'
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
  const about = aboutExport(sheets)
  const title = about.title ?? titleIn(grids[0]?.rows ?? [], agreement)
  const texts = sheets.flatMap(({ name, rows }) => [name, ...rows.flatMap(({ cells }) => cells)])
  const year = about.year ?? yearIn([title, ...texts])
  const proposal = emptyProposal(title, year, leftBehind)
  for (const { sheet, rows } of grids) {
    const texts = sectionTexts(rows, agreement)
    if (texts || isSheetAboutExport(sheet.name)) {
      proposal.sections.push(...(texts ?? []))
      proposal.leftovers.push(...looseRows(rows, 'generated', sheet))
      continue
    }
    const category = sectionOf(sheet.name, agreement)?.category
    const read = rowsToActivities(rows, { agreement, year: year ?? fallbackYear, category })
    proposal.activities.push(...(read?.activities ?? []))
    const loose = (read?.before ?? rows).filter((row) => !isTitle(row, title) && !isSection(row, agreement))
    proposal.leftovers.push(...looseRows(loose, read ? 'outside-sections' : 'no-headings', sheet))
    proposal.leftovers.push(...(read?.leftovers ?? []))
  }
  return proposal
}

/** What an export of ours says of itself. */
function aboutExport(sheets: readonly ReadSheet[]): { title?: string; year?: number } {
  const rows = sheets.find(({ name }) => isSheetAboutExport(name))?.rows ?? []
  const told = (labels: readonly string[]) =>
    rows.find(({ cells: [label = ''] }) => labels.includes(label))?.cells[1]
  const title = told(PLAN_LABELS.title)
  const year = Number(told(PLAN_LABELS.year))
  return { ...(title && { title }), ...(Number.isInteger(year) && { year }) }
}

/** A table of sections and their texts, without any activities. */
function sectionTexts(rows: readonly GridRow[], agreement: Agreement): ProposedSection[] | undefined {
  const head = rows.find((row) => filledCells(row).length > 1)
  const fields = head?.cells.map(({ text }) => fieldOfLabel(text)) ?? []
  const named = fields.indexOf('section')
  const written = fields.indexOf('sectionText')
  if (named === -1 || written === -1 || fields.includes('title')) return undefined
  return rows.flatMap((row) => {
    const category = sectionOf(row.cells[named]?.text ?? '', agreement)?.category
    const cell = row.cells[written]
    return category && cell && cell.text !== '' && row !== head ? [{ category, text: cell.blocks }] : []
  })
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
  return filled.length === 1 && sectionOf(filled[0]?.text ?? '', agreement)?.isAll === true
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
