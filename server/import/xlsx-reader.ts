import {
  type LeftBehindKind,
  MOST_COLUMNS,
  type ReadSheet,
  type SheetReading,
  type SheetRow,
} from '#shared/import/reading.ts'
import { CellFormats, dateOfSerial, writtenDate, writtenNumber } from './excel-values.ts'
import { leavingBehind } from './leaving-behind.ts'
import { NotImportable } from './not-importable.ts'
import type { OfficePackage } from './office-package.ts'
import { attribute, childAt, childrenNamed, childrenOf, localName, ownText, type XmlElement } from './xml.ts'

const MOST_ROWS = 20_000
const MOST_CELLS = 100_000

/** Reads the sheets of an Excel workbook that can be seen; `main` is the name of its main part. Throws NotImportable. */
export function readXlsx(file: OfficePackage, main: string): SheetReading {
  const workbook = file.part(main)
  const sheets = workbook && childAt(workbook, 'sheets')
  if (!sheets) throw new NotImportable('import-damaged')
  const { leave, leftBehind } = leavingBehind()
  const relations = file.relationsOf(main)
  const reader = new SheetReader(file, main, workbook, leave)
  const read = childrenNamed(sheets, 'sheet').flatMap((sheet): ReadSheet[] => {
    if (attribute(sheet, 'state')?.toLowerCase().includes('hidden')) {
      leave('hidden-sheets')
      return []
    }
    const target = relations.get(attribute(sheet, 'id') ?? '')?.target
    const root = target === undefined ? undefined : file.part(target)
    if (!root) throw new NotImportable('import-damaged')
    // A sheet that is a chart has no cells.
    return localName(root) === 'worksheet' ? [reader.read(attribute(sheet, 'name') ?? '', root)] : []
  })
  for (const name of file.names()) {
    if (/\/media\//u.test(name)) leave('pictures')
    if (/\/comments\d*\.xml$/u.test(name)) leave('comments')
  }
  return { kind: 'sheets', sheets: read, leftBehind: leftBehind() }
}

class SheetReader {
  readonly #sharedTexts: string[]
  readonly #formats: CellFormats
  readonly #isFrom1904: boolean
  readonly #leave: (what: LeftBehindKind) => void
  #cells = 0

  constructor(
    file: OfficePackage,
    main: string,
    workbook: XmlElement,
    leave: (what: LeftBehindKind) => void,
  ) {
    this.#leave = leave
    const texts = file.related(main, 'sharedStrings')
    this.#sharedTexts = texts ? childrenNamed(texts, 'si').map(textOf) : []
    this.#formats = new CellFormats(file.related(main, 'styles'))
    const properties = childAt(workbook, 'workbookPr')
    this.#isFrom1904 = ['1', 'true'].includes(attribute(properties, 'date1904') ?? '')
  }

  read(name: string, sheet: XmlElement): ReadSheet {
    const rows = new Map<number, string[]>()
    let last = 0
    const data = childAt(sheet, 'sheetData')
    for (const row of data ? childrenNamed(data, 'row') : []) {
      last = Number(attribute(row, 'r') ?? last + 1)
      const cells = this.#row(row)
      if (cells.some((cell) => cell.trim() !== '')) rows.set(last, cells)
      if (rows.size > MOST_ROWS) throw new NotImportable('import-too-much')
    }
    for (const range of mergedRanges(sheet)) fillDown(rows, range)
    return { name, rows: [...rows].map(([number, cells]): SheetRow => ({ number, cells })) }
  }

  #row(row: XmlElement): string[] {
    const cells: string[] = []
    for (const cell of childrenNamed(row, 'c')) {
      const column = columnOf(attribute(cell, 'r')) ?? cells.length
      if (column >= MOST_COLUMNS) {
        if (this.#textOf(cell).trim() !== '') this.#leave('far-cells')
        continue
      }
      if (++this.#cells > MOST_CELLS) throw new NotImportable('import-too-much')
      while (cells.length < column) cells.push('')
      cells[column] = this.#textOf(cell)
    }
    return cells
  }

  #textOf(cell: XmlElement): string {
    const value = childAt(cell, 'v')
    const written = value ? ownText(value) : ''
    switch (attribute(cell, 't')) {
      case 's':
        return this.#sharedTexts[Number(written)] ?? ''
      case 'inlineStr': {
        const inline = childAt(cell, 'is')
        return inline ? textOf(inline) : ''
      }
      case 'str':
        return written
      case 'b':
        return written === '1' ? 'ja' : 'nej'
      case 'd':
        return writtenDate(written.slice(0, 10))
      case 'e':
        this.#leave('formula-errors')
        return ''
      default:
        return this.#numberOf(written, attribute(cell, 's'))
    }
  }

  #numberOf(written: string, style: string | undefined): string {
    const value = Number(written)
    if (written === '' || !Number.isFinite(value)) return written
    const date = this.#formats.isDate(style) ? dateOfSerial(value, this.#isFrom1904) : undefined
    return date ? writtenDate(date) : writtenNumber(value)
  }
}

/** The text of a cell in all its runs, without the reading aid that Japanese has. */
function textOf(element: XmlElement): string {
  return childrenOf(element)
    .map((child) => {
      if (localName(child) === 't') return ownText(child)
      return localName(child) === 'r' ? textOf(child) : ''
    })
    .join('')
}

interface CellRange {
  column: number
  fromRow: number
  toRow: number
}

/** From 0; undefined for what is no place in a sheet. */
function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}(?=\d)/u.exec(reference ?? '') ?? []
  if (!letters) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function mergedRanges(sheet: XmlElement): CellRange[] {
  const merged = childAt(sheet, 'mergeCells')
  return (merged ? childrenNamed(merged, 'mergeCell') : []).flatMap((merge): CellRange[] => {
    const [from, to] = (attribute(merge, 'ref') ?? '').split(':')
    const column = columnOf(from)
    const fromRow = rowOf(from)
    const toRow = rowOf(to)
    return column === undefined || column >= MOST_COLUMNS || !(toRow > fromRow)
      ? []
      : [{ column, fromRow, toRow }]
  })
}

function rowOf(reference: string | undefined): number {
  return Number(/\d+$/u.exec(reference ?? '')?.[0] ?? Number.NaN)
}

/** A cell merged downwards is in each of its rows that has anything. */
function fillDown(rows: ReadonlyMap<number, string[]>, { column, fromRow, toRow }: CellRange): void {
  const text = rows.get(fromRow)?.[column]
  if (!text) return
  for (const [number, cells] of rows) {
    if (number <= fromRow || number > toRow) continue
    while (cells.length <= column) cells.push('')
    cells[column] = text
  }
}
