import {
  AlignmentType,
  BorderStyle,
  HeadingLevel as DocxHeading,
  type FileChild,
  type ITableBordersOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type {
  ExportBlock,
  ExportCell,
  ExportRun,
  Field,
  HeadingLevel,
} from '#shared/export/export-document.ts'
import type { ActivityParty } from '#shared/plan/plan.ts'
import { COLOURS, PARTY_COLOURS } from './document-colours.ts'
import type { DocxComments } from './docx-comments.ts'
import { anchored, docxRuns } from './docx-runs.ts'
import { BULLETS, LIST_LEVELS, numbersFrom, STYLE, TEXT_WIDTH } from './docx-styles.ts'
import { fieldRows } from './field-rows.ts'
import { xmlText } from './xml-text.ts'

const HEADINGS = {
  1: DocxHeading.HEADING_1,
  2: DocxHeading.HEADING_2,
  3: DocxHeading.HEADING_3,
  4: DocxHeading.HEADING_4,
  5: DocxHeading.HEADING_5,
  6: DocxHeading.HEADING_6,
} satisfies Record<HeadingLevel, string>

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THIN_LINE = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line }
const ROWS_RULED: ITableBordersOptions = {
  top: THIN_LINE,
  bottom: THIN_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: THIN_LINE,
  insideVertical: NO_LINE,
}
const CELL_MARGINS = { top: 25, bottom: 25, left: 100, right: 100 }
const FIELD_WIDTHS = [22, 29, 17, 32]

/** Where a block stands decides how its paragraphs look. */
interface Surroundings {
  width: number
  style?: string
  listLevel?: number
  align?: 'end'
  bold?: true
}

/** Turns blocks into Word's paragraphs and tables; gives each numbered list a numbering of its own and remembers where it began. */
export class DocxBlocks {
  /** The numbers that lists begin at, for `numberings`. */
  readonly starts = new Set<number>()
  readonly #comments: DocxComments
  #lists = 0

  constructor(comments: DocxComments) {
    this.#comments = comments
  }

  write(blocks: ExportBlock[]): FileChild[] {
    return this.#blocks(blocks, { width: TEXT_WIDTH })
  }

  #blocks(blocks: ExportBlock[], around: Surroundings): (Paragraph | Table)[] {
    return blocks.flatMap((block, index) => this.#block(block, around, blocks[index + 1]))
  }

  #block(block: ExportBlock, around: Surroundings, next?: ExportBlock): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: HEADINGS[block.level],
            pageBreakBefore: block.newPage,
            border: block.party && { left: partyBar(block.party) },
            children: anchored(block.anchor, this.#runs(block.runs)),
          }),
        ]
      case 'paragraph':
        return [
          new Paragraph({
            style: block.note ? STYLE.note : around.style,
            alignment: around.align === 'end' ? AlignmentType.RIGHT : undefined,
            indent: around.listLevel === undefined ? undefined : { left: 360 * (around.listLevel + 1) },
            // What introduces a table stands with it, and so does the heading above.
            keepNext: next?.kind === 'table',
            children: this.#runs(block.runs, around.bold),
          }),
        ]
      case 'list':
        return this.#list(block, around)
      case 'quote':
        return this.#blocks(block.blocks, { ...around, style: STYLE.quote })
      case 'table':
        return this.#table(block, around)
      case 'fields': {
        // The text that belongs to the fields must not begin a page by itself; the next heading may.
        const keepNext = next !== undefined && next.kind !== 'heading'
        return [fieldsTable(block.fields, keepNext), gap(keepNext)]
      }
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  }

  #runs(runs: readonly ExportRun[], bold?: true): ParagraphChild[] {
    return runs.flatMap((run) => this.#comments.around(run, docxRuns([bold ? { ...run, bold } : run])))
  }

  #list(list: ExportBlock & { kind: 'list' }, around: Surroundings): (Paragraph | Table)[] {
    const level = around.listLevel === undefined ? 0 : Math.min(around.listLevel + 1, LIST_LEVELS - 1)
    const instance = this.#lists++
    if (list.ordered) this.starts.add(list.start)
    const reference = list.ordered ? numbersFrom(list.start) : BULLETS
    return list.items.flatMap((item) => {
      const [first, ...rest] = item
      const runs = first?.kind === 'paragraph' ? first.runs : []
      const inside = { ...around, listLevel: level }
      return [
        new Paragraph({
          style: around.style,
          numbering: { reference, level, instance },
          spacing: { after: 60 },
          children: this.#runs(runs),
        }),
        ...this.#blocks(first?.kind === 'paragraph' ? rest : item, inside),
      ]
    })
  }

  #table(
    { rows, widths, caption }: ExportBlock & { kind: 'table' },
    around: Surroundings,
  ): (Paragraph | Table)[] {
    const filled = rows.filter((row) => row.length > 0)
    const columns = Math.max(0, ...filled.map((row) => row.reduce((sum, cell) => sum + cell.columns, 0)))
    if (columns === 0) return []
    const columnWidths = shares(widths ?? Array.from({ length: columns }, () => 1), around.width)
    const headerRows = leadingHeaderRows(filled)
    const cellWidth = around.width / columns
    return [
      ...(caption === undefined
        ? []
        : [new Paragraph({ style: STYLE.caption, children: docxRuns([{ text: caption }]) })]),
      new Table({
        width: { size: around.width, type: WidthType.DXA },
        columnWidths,
        layout: TableLayoutType.FIXED,
        borders: ROWS_RULED,
        margins: CELL_MARGINS,
        rows: filled.map(
          (row, index) =>
            new TableRow({
              tableHeader: index < headerRows,
              cantSplit: true,
              keepNext: index < headerRows,
              children: row.map((cell) => this.#cell(cell, cellWidth)),
            }),
        ),
      }),
      gap(),
    ]
  }

  #cell(cell: ExportCell, width: number): TableCell {
    const blocks = this.#blocks(cell.blocks, {
      width,
      style: STYLE.cell,
      align: cell.align,
      bold: cell.header ? true : undefined,
    })
    return new TableCell({
      columnSpan: cell.columns > 1 ? cell.columns : undefined,
      rowSpan: cell.rows > 1 ? cell.rows : undefined,
      shading: cell.header ? { fill: COLOURS.shade } : undefined,
      verticalAlign: cell.header ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      children: blocks.length > 0 ? blocks : [new Paragraph({ style: STYLE.cell })],
    })
  }
}

function partyBar(party: ActivityParty) {
  return { style: BorderStyle.SINGLE, size: 18, color: PARTY_COLOURS[party], space: 7 }
}

function fieldsTable(fields: Field[], keepNext: boolean): Table {
  const rows = fieldRows(fields)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: shares(FIELD_WIDTHS, TEXT_WIDTH),
    layout: TableLayoutType.FIXED,
    borders: ROWS_RULED,
    margins: CELL_MARGINS,
    tableLook: { firstColumn: true },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          keepNext: keepNext || index < rows.length - 1,
          children: row.flatMap((field) => fieldCells(field, row.length === 1)),
        }),
    ),
  })
}

function fieldCells({ label, value }: Field, alone: boolean): TableCell[] {
  return [
    new TableCell({
      shading: { fill: COLOURS.shade },
      children: [
        new Paragraph({
          style: STYLE.cell,
          children: [new TextRun({ text: label, color: COLOURS.muted, bold: true })],
        }),
      ],
    }),
    new TableCell({
      columnSpan: alone ? 3 : undefined,
      children: [new Paragraph({ style: STYLE.cell, children: docxRuns([{ text: xmlText(value) }]) })],
    }),
  ]
}

/** Word joins two tables that touch, and a cell may not end in one. */
function gap(keepNext = false): Paragraph {
  return new Paragraph({ style: STYLE.gap, keepNext })
}

function leadingHeaderRows(rows: ExportCell[][]): number {
  const firstOther = rows.findIndex((row) => row.some((cell) => !cell.header))
  return firstOther === -1 ? 0 : firstOther
}

/** Whole twips that add up to the width. */
function shares(weights: number[], width: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.floor((width * weight) / sum))
}
