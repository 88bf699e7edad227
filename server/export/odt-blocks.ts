import type { ExportBlock, ExportCell, ExportRun, ExportThread } from '#shared/export/export-document.ts'
import { type ThreadEdges, threadEdges } from '#shared/export/thread-edges.ts'
import { fieldRows } from './field-rows.ts'
import { odtRun, odtText } from './odt-text.ts'
import { type PlacedCell, tableGrid } from './table-grid.ts'
import { escapeXml } from './xml-text.ts'

const FIELD_WIDTHS = [22, 29, 17, 32]
/** Column widths are shares of this. */
const WHOLE = 10_000

/** Where a block stands decides how its paragraphs look. */
interface Surroundings {
  style: string
  /** What introduces a table stands with it, and so does the heading above. */
  next?: ExportBlock
}

/** Turns blocks into OpenDocument's elements, and remembers the column widths that its tables need styles for. */
export class OdtBlocks {
  /** The widths of columns that were used, as shares of 10,000. */
  readonly columnWidths = new Set<number>()
  readonly #threads: readonly ExportThread[]
  readonly #edges: ThreadEdges
  #tables = 0

  constructor(blocks: readonly ExportBlock[], threads: readonly ExportThread[]) {
    this.#threads = threads
    this.#edges = threadEdges(blocks)
  }

  write(blocks: readonly ExportBlock[], style = 'Text_20_body'): string {
    return blocks.map((block, index) => this.#block(block, { style, next: blocks[index + 1] })).join('')
  }

  #block(block: ExportBlock, { style, next }: Surroundings): string {
    switch (block.kind) {
      case 'heading':
        return this.#heading(block)
      case 'paragraph': {
        const own = block.note ? 'Plan_20_Note' : style
        const name = next?.kind === 'table' && own === 'Text_20_body' ? 'Plan_20_Introduction' : own
        return `<text:p text:style-name="${name}">${this.#runs(block.runs)}</text:p>`
      }
      case 'list':
        return this.#list(block, style)
      case 'quote':
        return this.write(block.blocks, style === 'Text_20_body' ? 'Quotations' : style)
      case 'table':
        return this.#table(block)
      case 'fields':
        return this.#fields(block, next)
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  }

  #heading({ level, anchor, runs, newPage, party }: ExportBlock & { kind: 'heading' }): string {
    const style = party ? `Plan_20_Activity_20_${party}` : newPage ? 'Plan_20_Section' : `Heading_20_${level}`
    const words = this.#runs(runs)
    const name = anchor && escapeXml(anchor)
    const inside = name
      ? `<text:bookmark-start text:name="${name}"/>${words}<text:bookmark-end text:name="${name}"/>`
      : words
    return `<text:h text:style-name="${style}" text:outline-level="${level}">${inside}</text:h>`
  }

  #list({ ordered, start, items }: ExportBlock & { kind: 'list' }, style: string): string {
    const list = ordered ? 'Plan_20_Numbers' : 'Plan_20_Bullets'
    const inside = items.map((item, index) => {
      const value = ordered && index === 0 && start !== 1 ? ` text:start-value="${start}"` : ''
      const blocks = item.length > 0 ? item : [{ kind: 'paragraph' as const, runs: [] }]
      const own = style === 'Text_20_body' ? 'Plan_20_Item' : style
      return `<text:list-item${value}>${this.write(blocks.flatMap(fitForList), own)}</text:list-item>`
    })
    return inside.length === 0 ? '' : `<text:list text:style-name="${list}">${inside.join('')}</text:list>`
  }

  #table({ rows, widths, caption }: ExportBlock & { kind: 'table' }): string {
    const grid = tableGrid(rows)
    if (grid.columns === 0) return ''
    const lines = grid.rows.map((cells) => {
      const places = Array.from({ length: grid.columns }, (_, column) => {
        const cell = cells.find((one) => one.column === column)
        return cell ? this.#cell(cell) : '<table:covered-table-cell/>'
      })
      return `<table:table-row table:style-name="Plan-row">${places.join('')}</table:table-row>`
    })
    const header = lines.slice(0, grid.headerRows).join('')
    return [
      caption === undefined ? '' : `<text:p text:style-name="Plan_20_Caption">${odtText(caption)}</text:p>`,
      this.#tableStart(
        'Plan-table',
        widths?.length === grid.columns ? widths : Array.from({ length: grid.columns }, () => 1),
      ),
      header && `<table:table-header-rows>${header}</table:table-header-rows>`,
      ...lines.slice(grid.headerRows),
      '</table:table><text:p text:style-name="Plan_20_Gap"/>',
    ].join('')
  }

  #tableStart(style: string, weights: readonly number[]): string {
    const columns = shares(weights).map((width) => {
      this.columnWidths.add(width)
      return `<table:table-column table:style-name="${columnStyle(width)}"/>`
    })
    return `<table:table table:name="Tabel${++this.#tables}" table:style-name="${style}">${columns.join('')}`
  }

  #cell({ cell, columns, rows }: PlacedCell): string {
    const spans = [
      columns > 1 ? ` table:number-columns-spanned="${columns}"` : '',
      rows > 1 ? ` table:number-rows-spanned="${rows}"` : '',
    ].join('')
    const inside = this.write(cell.blocks, paragraphStyle(cell))
    const style = cell.header ? 'Plan-header' : 'Plan-cell'
    const paragraph = inside || `<text:p text:style-name="${paragraphStyle(cell)}"/>`
    return `<table:table-cell table:style-name="${style}"${spans} office:value-type="string">${paragraph}</table:table-cell>`
  }

  #fields({ fields }: ExportBlock & { kind: 'fields' }, next: ExportBlock | undefined): string {
    const rows = fieldRows(fields).map((row) => {
      const cells = row.map(({ label, value }) => {
        const alone = row.length === 1 ? ' table:number-columns-spanned="3"' : ''
        const covered = row.length === 1 ? '<table:covered-table-cell/><table:covered-table-cell/>' : ''
        return `<table:table-cell table:style-name="Plan-header" office:value-type="string"><text:p text:style-name="Plan_20_Label">${odtText(label)}</text:p></table:table-cell><table:table-cell table:style-name="Plan-cell"${alone} office:value-type="string"><text:p text:style-name="Table_20_Contents">${odtText(value)}</text:p></table:table-cell>${covered}`
      })
      return `<table:table-row table:style-name="Plan-row">${cells.join('')}</table:table-row>`
    })
    if (rows.length === 0) return ''
    const isIntroducing = next !== undefined && next.kind !== 'heading'
    const style = isIntroducing ? 'Plan-fields-introducing' : 'Plan-fields'
    const gap = isIntroducing ? 'Plan_20_Gap_20_Introducing' : 'Plan_20_Gap'
    return `${this.#tableStart(style, FIELD_WIDTHS)}${rows.join('')}</table:table><text:p text:style-name="${gap}"/>`
  }

  #runs(runs: readonly ExportRun[]): string {
    return runs
      .map((run) => {
        const begin = this.#edges.beginWith(run).map((number) => this.#annotations(number))
        const end = this.#edges.endWith(run).map((number) => this.#annotationEnds(number))
        return `${begin.join('')}${odtRun(run)}${end.join('')}`
      })
      .join('')
  }

  #annotations(number: number): string {
    return this.#commentsOf(number)
      .map(({ author, at, lines }, index) => {
        const paragraphs = lines.map((line) => `<text:p>${odtText(line)}</text:p>`).join('')
        return `<office:annotation office:name="${annotationName(number, index)}"><dc:creator>${escapeXml(author)}</dc:creator><dc:date>${escapeXml(at)}</dc:date>${paragraphs}</office:annotation>`
      })
      .join('')
  }

  #annotationEnds(number: number): string {
    return this.#commentsOf(number)
      .map((_, index) => `<office:annotation-end office:name="${annotationName(number, index)}"/>`)
      .join('')
  }

  #commentsOf(number: number) {
    return this.#threads.find((thread) => thread.number === number)?.comments ?? []
  }
}

export function columnStyle(width: number): string {
  return `Plan-column-${width}`
}

function annotationName(thread: number, index: number): string {
  return `comment-${thread}-${index + 1}`
}

function paragraphStyle({ header, align }: ExportCell): string {
  const end = align === 'end' ? '_20_End' : ''
  return header ? `Table_20_Heading${end}` : `Table_20_Contents${end}`
}

/** A list holds paragraphs, headings and lists; a table in it stands as what its cells say. */
function fitForList(block: ExportBlock): ExportBlock[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(fitForList))
    case 'quote':
      return block.blocks.flatMap(fitForList)
    case 'fields':
      return block.fields.map(({ label, value }) => ({
        kind: 'paragraph',
        runs: [{ text: `${label}: ${value}` }],
      }))
    case 'heading':
    case 'paragraph':
    case 'list':
      return [block]
    default:
      block satisfies never
      throw new Error('unknown kind of block')
  }
}

/** Whole shares that add up. */
function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.floor((WHOLE * weight) / sum))
}
