/** A document's blocks as HTML, escaped. */
import type { ExportBlock, ExportRun, Field } from '#shared/export/export-document.ts'
import type { Heading } from './document-sections.ts'
import { type PlacedCell, tableGrid } from './table-grid.ts'
import { escapeXml } from './xml-text.ts'

/** The document's title is the heading above all others. */
export function headingHtml({ level, anchor, runs }: Heading): string {
  const name = `h${Math.min(level + 1, 6)}`
  return `<${name}${anchor ? ` id="${escapeXml(anchor)}"` : ''}>${runsHtml(runs)}</${name}>`
}

/** The blocks as HTML in which every word is a word. */
export function blocksHtml(blocks: readonly ExportBlock[]): string {
  return blocks.map(blockHtml).join('\n')
}

function blockHtml(block: ExportBlock): string {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block)
    case 'paragraph':
      return `<p${block.note ? ' class="note"' : ''}>${runsHtml(block.runs)}</p>`
    case 'list': {
      const items = block.items.map((item) => `<li>${itemHtml(item)}</li>`).join('\n')
      if (!block.ordered) return `<ul>\n${items}\n</ul>`
      return `<ol${block.start === 1 ? '' : ` start="${block.start}"`}>\n${items}\n</ol>`
    }
    case 'quote':
      return `<blockquote>\n${blocksHtml(block.blocks)}\n</blockquote>`
    case 'table':
      return tableHtml(block)
    case 'fields':
      return fieldList(block.fields)
    default:
      block satisfies never
      throw new Error('unknown kind of block')
  }
}

/** A line of its own needs no paragraph around it. */
function itemHtml([first, ...rest]: ExportBlock[]): string {
  if (!first) return ''
  const begin = first.kind === 'paragraph' && !first.note ? runsHtml(first.runs) : blockHtml(first)
  return rest.length === 0 ? begin : `${begin}\n${blocksHtml(rest)}`
}

function tableHtml({ rows, caption }: ExportBlock & { kind: 'table' }): string {
  const grid = tableGrid(rows)
  if (grid.columns === 0) return ''
  const row = (cells: PlacedCell[], isHeader: boolean) =>
    `<tr>${cells.map((cell) => cellHtml(cell, isHeader)).join('')}</tr>`
  const header = grid.rows.slice(0, grid.headerRows).map((cells) => row(cells, true))
  const others = grid.rows.slice(grid.headerRows).map((cells) => row(cells, false))
  return [
    `<div class="table">`,
    '<table>',
    caption && `<caption>${escapeXml(caption)}</caption>`,
    header.length > 0 && `<thead>\n${header.join('\n')}\n</thead>`,
    others.length > 0 && `<tbody>\n${others.join('\n')}\n</tbody>`,
    '</table>',
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

function cellHtml({ cell, columns, rows }: PlacedCell, isInHeader: boolean): string {
  const name = cell.header ? 'th' : 'td'
  const attributes = [
    cell.header && `scope="${isInHeader ? 'col' : 'row'}"`,
    columns > 1 && `colspan="${columns}"`,
    rows > 1 && `rowspan="${rows}"`,
    cell.align === 'end' && 'class="number"',
  ].filter(Boolean)
  const [first] = cell.blocks
  const isOneLine = cell.blocks.length === 1 && first?.kind === 'paragraph' && !first.note
  const inside = isOneLine ? runsHtml(first.runs) : blocksHtml(cell.blocks)
  return `<${name}${attributes.map((one) => ` ${one}`).join('')}>${inside}</${name}>`
}

export function fieldList(fields: readonly Field[]): string {
  const rows = fields.map(
    ({ label, value }) => `<div><dt>${escapeXml(label)}</dt><dd>${lines(escapeXml(value))}</dd></div>`,
  )
  return `<dl>\n${rows.join('\n')}\n</dl>`
}

function runsHtml(runs: readonly ExportRun[]): string {
  return runs.map(runHtml).join('')
}

function runHtml(run: ExportRun): string {
  let html = lines(escapeXml(run.text))
  if (run.bold) html = `<strong>${html}</strong>`
  if (run.italic) html = `<em>${html}</em>`
  if (run.underline) html = `<u>${html}</u>`
  if (run.strike) html = `<s>${html}</s>`
  if (run.link) return `<a href="${escapeXml(run.link)}" rel="noreferrer">${html}</a>`
  if (run.jumpTo) return `<a href="#${escapeXml(run.jumpTo)}">${html}</a>`
  return html
}

function lines(html: string): string {
  return html.replaceAll('\n', '<br>')
}
