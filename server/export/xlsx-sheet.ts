/** One sheet of a workbook: a heading row, the rows as an Excel table that can be sorted and filtered, and a total below. */
import { toDayNumber } from '#shared/basics/iso-date.ts'
import type { TypedCell, TypedTable } from '#shared/export/typed-table.ts'
import { rowHeight } from './xlsx-row-height.ts'
import { HEADING_STYLE, styleOf } from './xlsx-styles.ts'
import { escapeXml } from './xml-text.ts'

export interface Sheet {
  /** At most 31 letters. */
  name: string
  table: TypedTable
  /** How many columns stay when the others are scrolled. */
  frozenColumns: number
  /** How many sheets of paper it is printed on side by side. */
  pagesWide: number
}

/** The strings that cells share, each written once. */
export class SharedStrings {
  readonly #places = new Map<string, number>()

  placeOf(text: string): number {
    const place = this.#places.get(text) ?? this.#places.size
    this.#places.set(text, place)
    return place
  }

  xml(): string {
    const items = [...this.#places.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`)
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

/** The longest text that Excel takes in a cell. */
export const LONGEST_TEXT = 32_767
/** Excel counts days from here, and takes 1900 for a leap year: dates before March of it cannot be told. */
const DAY_ZERO = toDayNumber('1899-12-30')
const FIRST_DATE = '1900-03-01'
const A3 = 8

export function sheetXml(
  { table, frozenColumns, pagesWide }: Sheet,
  strings: SharedStrings,
  footer: string,
): string {
  const { columns, rows, total } = table
  const headings = columns.map(({ heading }, at) => textCell(heading, placeAt(at, 1), HEADING_STYLE, strings))
  const lines = [
    `<row r="1">${headings.join('')}</row>`,
    ...rows.map((row, at) =>
      rowXml(row, at + 2, { isTotal: false, height: rowHeight(row, columns) }, strings),
    ),
    ...(total
      ? [rowXml(total, rows.length + 2, { isTotal: true, height: rowHeight(total, columns) }, strings)]
      : []),
  ]
  const topLeft = placeAt(frozenColumns, 2)
  const split = frozenColumns > 0 ? `xSplit="${frozenColumns}" ySplit="1"` : 'ySplit="1"'
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView workbookViewId="0"><pane ${split} topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/>
<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>
<sheetData>${lines.join('')}</sheetData>
<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="${A3}" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="0"/>
<headerFooter><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>
<tableParts count="1"><tablePart r:id="rId1"/></tableParts>
</worksheet>`
}

/** The table that the rows are; a table without rows has an empty one. */
export function tableXml({ name, table: { columns, rows } }: Sheet, id: number): string {
  const range = `A1:${placeAt(columns.length - 1, Math.max(rows.length, 1) + 1)}`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${tableName(name)}" displayName="${tableName(name)}" ref="${range}" totalsRowShown="0">
<autoFilter ref="${range}"/>
<tableColumns count="${columns.length}">${columns.map(({ heading }, at) => `<tableColumn id="${at + 1}" name="${escapeXml(heading)}"/>`).join('')}</tableColumns>
<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>
</table>`
}

function tableName(sheetName: string): string {
  return sheetName.replaceAll(/[^\p{L}\p{N}]/gu, '_')
}

function rowXml(
  row: readonly TypedCell[],
  number: number,
  { isTotal, height }: { isTotal: boolean; height: number },
  strings: SharedStrings,
): string {
  const cells = row.map((cell, at) => cellXml(cell, placeAt(at, number), styleOf(cell, { isTotal }), strings))
  return `<row r="${number}" ht="${height}">${cells.join('')}</row>`
}

function cellXml(cell: TypedCell, place: string, style: number, strings: SharedStrings): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return textCell(cell.text, place, style, strings)
    case 'integer':
    case 'kroner':
      return `<c r="${place}" s="${style}"><v>${cell.number}</v></c>`
    case 'date':
      return cell.date < FIRST_DATE
        ? textCell(cell.date, place, style, strings)
        : `<c r="${place}" s="${style}"><v>${toDayNumber(cell.date) - DAY_ZERO}</v></c>`
    default:
      cell satisfies never
      return ''
  }
}

/** A string by its place in the list of them: whatever it begins with, no program takes it for a formula. */
function textCell(text: string, place: string, style: number, strings: SharedStrings): string {
  return `<c r="${place}" s="${style}" t="s"><v>${strings.placeOf(stringXml(text))}</v></c>`
}

function stringXml(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n')
  const fitting = lines.length > LONGEST_TEXT ? `${lines.slice(0, LONGEST_TEXT - 1)}…` : lines
  // Excel reads _x0041_ as the letter A.
  return escapeXml(fitting).replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `C7` for the third column of the seventh row. */
function placeAt(column: number, row: number): string {
  return `${columnName(column)}${row}`
}

/** `C` for the third column. */
export function columnName(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / LETTERS.length) - 1)
    letters = `${LETTERS[rest % LETTERS.length]}${letters}`
  return letters
}
