import type { LeftBehindKind, TextReading } from '#shared/import/reading.ts'
import { type Block, plainText, type RichText, type Run, type TableCell } from '#shared/plan/rich-text.ts'
import { leavingBehind } from './leaving-behind.ts'
import { assembleLists, type Line } from './list-lines.ts'
import { NotImportable } from './not-importable.ts'
import type { OfficePackage } from './office-package.ts'
import { WordNumbering } from './word-numbering.ts'
import { RunReader } from './word-runs.ts'
import { listPlaceIn, outlineLevel, WordStyles } from './word-styles.ts'
import { attribute, childAt, childrenOf, holds, localName, type XmlElement } from './xml.ts'

/** Reads the text of a Word document; `main` is the name of its main part. Throws NotImportable. */
export function readDocx(file: OfficePackage, main: string): TextReading {
  const root = file.part(main)
  const body = root && childAt(root, 'body')
  if (!body) throw new NotImportable('import-damaged')
  const { leave, leftBehind } = leavingBehind()
  for (const name of file.names())
    if (/\/(?:header|footer)\d*\.xml$/u.test(name) && hasWords(file.part(name))) leave('page-heads')
  const reader = new BodyReader(file, main, leave)
  const blocks = reader.read(body)
  return { kind: 'text', title: reader.title, blocks, leftBehind: leftBehind() }
}

function hasWords(part: XmlElement | undefined): boolean {
  return part !== undefined && holds(part, 't')
}

/** Deeper tables are read as their words. */
const DEEPEST_TABLE = 1
/** HTML allows no wider cell, and so no plan has one. */
const WIDEST_CELL = 1_000

class BodyReader {
  title = ''
  readonly #styles: WordStyles
  readonly #numbering: WordNumbering
  readonly #runs: RunReader
  readonly #leave: (what: LeftBehindKind) => void

  constructor(file: OfficePackage, main: string, leave: (what: LeftBehindKind) => void) {
    this.#styles = new WordStyles(file.related(main, 'styles'))
    this.#numbering = new WordNumbering(file.related(main, 'numbering'))
    this.#runs = new RunReader({ relations: file.relationsOf(main), leave })
    this.#leave = leave
  }

  read(body: XmlElement): RichText {
    return assembleLists(this.#lines(body, 0))
  }

  #lines(parent: XmlElement, depth: number): Line[] {
    return childrenOf(parent).flatMap((child): Line[] => {
      switch (localName(child)) {
        case 'p':
          return this.#paragraph(child, depth)
        case 'tbl':
          return [{ block: this.#table(child, depth) }]
        case 'sdt': {
          if (isContents(child)) {
            this.#leave('contents')
            return []
          }
          const content = childAt(child, 'sdtContent')
          return content ? this.#lines(content, depth) : []
        }
        case 'del':
        case 'moveFrom':
          this.#leave('deleted-text')
          return []
        case 'altChunk':
          this.#leave('embedded-files')
          return []
        case 'AlternateContent':
          return this.#lines(childAt(child, 'Choice') ?? child, depth)
        case 'ins':
        case 'moveTo':
        case 'customXml':
        case 'smartTag':
          return this.#lines(child, depth)
        default:
          return []
      }
    })
  }

  #paragraph(paragraph: XmlElement, depth: number): Line[] {
    const properties = childAt(paragraph, 'pPr')
    const styleId = attribute(childAt(properties, 'pStyle'), 'val')
    const { runs, boxes } = this.#runs.read(paragraph)
    const beside = boxes.flatMap((box) => this.#lines(box, depth))
    if (runs.every(({ text }) => text.trim() === '')) return beside
    return [...this.#line(runs, properties, styleId), ...beside]
  }

  #line(runs: Run[], properties: XmlElement | undefined, styleId: string | undefined): Line[] {
    const kind = this.#styles.kindOf(styleId)
    const level = outlineLevel(properties)
    if (kind.kind === 'contents') {
      this.#leave('contents')
      return []
    }
    if (kind.kind === 'title' && this.title === '') {
      this.title = plainText([{ kind: 'paragraph', runs }])
        .replace(/\s+/gu, ' ')
        .trim()
      return []
    }
    if (kind.kind === 'heading' || kind.kind === 'title' || level !== undefined) {
      const depth = level ?? (kind.kind === 'heading' ? kind.level : 1)
      return [{ block: { kind: 'heading', level: depth, runs } }]
    }
    const block: Block = { kind: 'paragraph', runs }
    const place = listPlaceIn(properties) ?? this.#styles.listOf(styleId)
    if (place) {
      const look = this.#numbering.lookOf(place.numberingId, place.level)
      return [{ block, item: { ...place, ...look } }]
    }
    const indent = indentOf(properties)
    if (kind.kind === 'quote') return [{ block: { kind: 'quote', blocks: [block] }, indent }]
    return [{ block, indent }]
  }

  #table(table: XmlElement, depth: number): Block {
    const rows = partsOf(table, 'tr').flatMap((row) => {
      if (!childAt(row, 'trPr', 'del')) return [this.#row(row, depth)]
      this.#leave('deleted-text')
      return []
    })
    const read: Block = { kind: 'table', rows: withRowSpans(rows) }
    return depth < DEEPEST_TABLE ? read : { kind: 'paragraph', runs: [{ text: plainText([read]) }] }
  }

  #row(row: XmlElement, depth: number): WordCell[] {
    const isHeader = childAt(row, 'trPr', 'tblHeader') !== undefined
    return partsOf(row, 'tc').map((cell) => {
      const properties = childAt(cell, 'tcPr')
      const merge = childAt(properties, 'vMerge')
      const columns = Number(attribute(childAt(properties, 'gridSpan'), 'val') ?? 1)
      const blocks = assembleLists(this.#lines(cell, depth + 1))
      return {
        header: isHeader,
        columns: Number.isInteger(columns) ? Math.min(Math.max(columns, 1), WIDEST_CELL) : 1,
        rows: 1,
        // An editor needs a place for the caret in every cell.
        blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: [] }],
        goesOn: merge !== undefined && attribute(merge, 'val') !== 'restart',
      }
    })
  }
}

interface WordCell extends TableCell {
  /** It is part of the cell above. */
  goesOn: boolean
}

/** The rows of a table or the cells of a row, also those in content controls. */
function partsOf(parent: XmlElement, name: 'tr' | 'tc'): XmlElement[] {
  return childrenOf(parent).flatMap((child): XmlElement[] => {
    switch (localName(child)) {
      case name:
        return [child]
      case 'sdt':
      case 'sdtContent':
      case 'customXml':
        return partsOf(child, name)
      default:
        return []
    }
  })
}

/** Word repeats a cell merged downwards in each row; a plan's table has it once, with its height. */
function withRowSpans(rows: readonly WordCell[][]): TableCell[][] {
  const above = new Map<number, TableCell>()
  return rows.map((row) => {
    let column = 0
    return row.flatMap(({ goesOn, ...cell }): TableCell[] => {
      const at = column
      column += cell.columns
      const merged = goesOn ? above.get(at) : undefined
      if (merged) {
        merged.rows++
        return []
      }
      above.set(at, cell)
      return [cell]
    })
  })
}

function isContents(control: XmlElement): boolean {
  const gallery = childAt(control, 'sdtPr', 'docPartObj', 'docPartGallery')
  return attribute(gallery, 'val') === 'Table of Contents'
}

function indentOf(properties: XmlElement | undefined): number {
  const indent = childAt(properties, 'ind')
  const twips = Number(attribute(indent, 'left') ?? attribute(indent, 'start') ?? 0)
  return Number.isFinite(twips) ? twips : 0
}
