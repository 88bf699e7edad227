import { parsePeriod } from '#shared/plan/parse-period.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { activityOf, type Circumstances, type Entry, paragraph } from './activity-of.ts'
import { fieldOfLabel } from './field-of-label.ts'
import { filledCells, type GridCell, type GridRow } from './grid.ts'
import type { ImportField } from './import-field.ts'
import type { Leftover, ProposedActivity } from './proposal.ts'
import { sectionOf } from './section-of.ts'

export interface RowsRead {
  activities: ProposedActivity[]
  leftovers: Leftover[]
  /** The rows before the first column headings. */
  before: GridRow[]
}

interface Column {
  field: ImportField | undefined
  label: string
}

/** The word for a sum, and of what it is one. */
const SUM = /^(?:i alt|ialt|total|sum|samlet|sammenlagt)(?!\p{L})[\s,:.–-]*(?:(?:for|i|af|of)\s+)?(.*)$/isu
const TIMES: readonly (ImportField | undefined)[] = ['period', 'start', 'end', 'week', 'month', 'quarter']

/**
 * The activities of a table whose columns are headed by what they are; undefined where no row heads them. A row of one cell
 * that names a section begins it; headings may come again.
 */
export function rowsToActivities(
  rows: readonly GridRow[],
  around: Omit<Circumstances, 'where'>,
): RowsRead | undefined {
  const headAt = rows.findIndex((row) => columnsIn(row) !== undefined)
  if (headAt === -1) return undefined
  const read: RowsRead = { activities: [], leftovers: [], before: rows.slice(0, headAt) }
  let columns: readonly Column[] = []
  let category = read.before.reduce((found, row) => sectionNamedIn(row, around) ?? found, around.category)
  for (const row of rows.slice(headAt)) {
    const filled = filledCells(row)
    if (filled.length === 0) continue
    const headings = columnsIn(row)
    if (headings) {
      columns = headings
      read.leftovers.push(...unusedHeadings(row, columns, rows, around))
      continue
    }
    const only = filled.length === 1 ? filled[0] : undefined
    const named = only && sectionOf(only.text, around.agreement)
    if (named) {
      category = named.category
      if (!named.isAll)
        read.leftovers.push({ where: row.where, why: 'outside-sections', blocks: only.blocks })
    } else if (isSum(row, columns, around)) {
      read.leftovers.push({ where: row.where, why: 'total', blocks: [rowAsText(filled)] })
    } else if (only && columns[row.cells.indexOf(only)]?.field !== 'title') {
      read.leftovers.push({ where: row.where, why: 'outside-sections', blocks: only.blocks })
      category = isDivision(only.text, around.year) ? category : undefined
    } else {
      read.activities.push(activityOf(entriesOf(row, columns), { ...around, category, where: row.where }))
    }
  }
  return read
}

function sectionNamedIn(row: GridRow, { agreement }: Omit<Circumstances, 'where'>): Category | undefined {
  const filled = filledCells(row)
  const [only] = filled
  return filled.length === 1 && only ? sectionOf(only.text, agreement)?.category : undefined
}

/** The sum of a table, of its money or of a section; what is held at some time is an activity, whatever it is called. */
function isSum(
  row: GridRow,
  columns: readonly Column[],
  { agreement }: Omit<Circumstances, 'where'>,
): boolean {
  if (row.cells.some(({ text }, index) => text !== '' && TIMES.includes(columns[index]?.field))) return false
  const [, rest] = SUM.exec(filledCells(row)[0]?.text ?? '') ?? []
  if (rest === undefined) return false
  const of = rest.replace(/\([^)]*\)|\b20\d\d\b/gu, ' ').trim()
  return of === '' || fieldOfLabel(of) === 'budget' || sectionOf(of, agreement)?.isAll === true
}

/** Parts of the year divide a section; any other heading may begin what belongs to none. */
function isDivision(text: string, year: number): boolean {
  return parsePeriod(text, year).kind === 'period'
}

/** Headings that nobody understands, and that no value under them takes along. */
function unusedHeadings(
  head: GridRow,
  columns: readonly Column[],
  rows: readonly GridRow[],
  around: Omit<Circumstances, 'where'>,
): Leftover[] {
  const below = rows.slice(rows.indexOf(head) + 1)
  const next = below.findIndex((row) => columnsIn(row) !== undefined)
  const activities = (next === -1 ? below : below.slice(0, next)).filter(
    (row) => filledCells(row).length > 1 && !isSum(row, columns, around),
  )
  const unused = head.cells.filter(({ text }, index) => {
    if (text === '' || fieldOfLabel(text) !== undefined) return false
    const isTitle = columns[index]?.field === 'title'
    return isTitle || activities.every((row) => (row.cells[index]?.text ?? '') === '')
  })
  return unused.length > 0
    ? [{ where: head.where, why: 'outside-sections', blocks: [rowAsText(unused)] }]
    : []
}

/** Two columns of three must be known for a row to be the one that heads them. */
function columnsIn(row: GridRow): Column[] | undefined {
  const columns = row.cells.map(({ text }): Column => ({ field: fieldOfLabel(text), label: text }))
  const filled = columns.filter(({ label }) => label !== '')
  const known = filled.filter(({ field }) => field !== undefined)
  if (known.length < 2 || known.length * 3 < filled.length * 2) return undefined
  return columns.some(({ field }) => field === 'title') ? columns : titledByOther(columns)
}

/** Where no column is headed as titles are, they stand in the first that has a heading of its own, or are the descriptions. */
function titledByOther(columns: readonly Column[]): Column[] | undefined {
  const own = columns.findIndex(({ field, label }) => label !== '' && field === undefined)
  const at = own === -1 ? columns.findIndex(({ field }) => field === 'description') : own
  if (at === -1) return undefined
  return columns.map((column, index) => (index === at ? { ...column, field: 'title' } : column))
}

function entriesOf(row: GridRow, columns: readonly Column[]): Entry[] {
  return row.cells.map(({ text, blocks }, index) => {
    const { field, label } = columns[index] ?? { field: undefined, label: '' }
    return { field, label, text, blocks }
  })
}

export function rowAsText(cells: readonly GridCell[]): RichText[number] {
  return paragraph(
    cells
      .map(({ text }) => text.replace(/\s*\n\s*/gu, ' '))
      .filter(Boolean)
      .join(' · '),
  )
}
