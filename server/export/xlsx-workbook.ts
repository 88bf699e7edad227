import { type Locale, languageTag } from '#shared/basics/locale.ts'
import { EXPORT_WORDS } from '#shared/export/export-words.ts'
import { columnName, SharedStrings, type Sheet, sheetXml, tableXml } from './xlsx-sheet.ts'
import { stylesXml } from './xlsx-styles.ts'
import { escapeXml } from './xml-text.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface WorkbookFacts {
  title: string
  locale: Locale
  /** The day it is made. */
  generatedOn: string
}

/** The parts of a workbook by their paths in the file, the first of them first. It names nobody. */
export function workbookParts(
  sheets: readonly Sheet[],
  { title, locale, generatedOn }: WorkbookFacts,
): [path: string, xml: string][] {
  const strings = new SharedStrings()
  const { page, of } = EXPORT_WORDS[locale]
  // A single & begins a field.
  const footer = `&L${title.replaceAll('&', '&&')}&R${page} &P ${of} &N`
  const sheetParts = sheets.flatMap((sheet, at): [string, string][] => [
    [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, strings, footer)],
    [
      `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
      relationsXml([['table', `../tables/table${at + 1}.xml`]]),
    ],
    [`xl/tables/table${at + 1}.xml`, tableXml(sheet, at + 1)],
  ])
  return [
    ['[Content_Types].xml', contentTypesXml(sheets.length)],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:language>${languageTag(locale)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${generatedOn}T00:00:00Z</dcterms:created></cp:coreProperties>`,
    ],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml(locale)],
    ...sheetParts,
    ['xl/sharedStrings.xml', strings.xml()],
  ]
}

function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const titles = sheets.map(
    (sheet, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${printTitles(sheet)}</definedName>`,
  )
  return `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

/** What stands on every printed page: the headings, and beside what goes on from page to page the columns that stay. */
function printTitles({ name, frozenColumns, pagesWide }: Sheet): string {
  const sheet = `'${escapeXml(name)}'!`
  const columns = pagesWide > 1 ? `${sheet}$A:$${columnName(frozenColumns - 1)},` : ''
  return `${columns}${sheet}$1:$1`
}

function relationsXml(relations: readonly [kind: string, target: string][]): string {
  const listed = relations.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${listed.join('')}</Relationships>`
}

function contentTypesXml(sheets: number): string {
  const parts: [path: string, type: string][] = [
    ['/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['/xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ['/xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`],
    ...Array.from({ length: sheets }, (_, at): [string, string][] => [
      [`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`],
      [`/xl/tables/table${at + 1}.xml`, `${SPREADSHEET}.table+xml`],
    ]).flat(),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  const overrides = parts.map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`)
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}
