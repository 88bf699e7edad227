import { stringify } from 'csv-stringify/sync'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { activityTable } from '#shared/export/activity-table.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { withFormulaGuard } from '#shared/export/formula-guard.ts'
import type { TypedCell } from '#shared/export/typed-table.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * The activities as Danish Excel opens them by a double click: UTF-8 with its mark, parted by semicolons, lines that end
 * with CRLF. All text is quoted, and has an apostrophe wherever it could be taken for a formula; numbers stay bare digits.
 */
export function writeCsv({ plan, agreement, context }: ExportContent): Uint8Array {
  const { columns, rows } = activityTable(plan, agreement, context)
  const lines = [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(fieldOf))]
  const text = stringify(lines, { delimiter: ';', record_delimiter: 'windows', quoted_string: true })
  return new TextEncoder().encode(BYTE_ORDER_MARK + text)
}

function fieldOf(cell: TypedCell): string | number {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return withFormulaGuard(withPlainLines(cell.text))
    case 'integer':
    case 'kroner':
      return cell.number
    case 'date':
      return danishDate(cell.date)
    default:
      cell satisfies never
      return ''
  }
}

/** A lone carriage return in a text would be taken for the end of a record. */
function withPlainLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/** `05-03-2027`: with full stops, which people write, Danish spreadsheets take it for text. */
function danishDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${day}-${month}-${year}`
}
