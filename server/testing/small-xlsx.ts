/** A workbook as Excel writes one, of the few parts that a test is about. */
import { strToU8, zipSync } from 'fflate'

/** A number with `date` is a day of Excel's count, formatted as one. */
export type SmallCell = string | number | { date: number } | { inline: string } | undefined

export interface SmallSheet {
  name: string
  rows: SmallCell[][]
  /** Ranges such as A2:F2. */
  merged?: string[]
  hidden?: true
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** `more` are parts beside, or in the place of, the usual. Nothing is packed. */
export function smallXlsx(sheets: readonly SmallSheet[], more: Record<string, string> = {}): Uint8Array {
  const texts: string[] = []
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="s${index}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="s${index}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="st" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-406]d\\.\\ mmmm\\ yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  }
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index}.xml`] = sheetXml(sheet, texts)
  })
  parts['xl/sharedStrings.xml'] =
    `<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  return zipSync(
    Object.fromEntries(Object.entries({ ...parts, ...more }).map(([name, xml]) => [name, strToU8(xml)])),
    { level: 0 },
  )
}

function sheetXml({ rows, merged = [] }: SmallSheet, texts: string[]): string {
  const data = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${letterOf(column)}${row + 1}`, texts))
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`
}

function cellXml(cell: SmallCell, place: string, texts: string[]): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${texts.push(cell) - 1}</v></c>`
  if ('date' in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`
}

function letterOf(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
