import { createHash } from 'node:crypto'
import { languageTag } from '#shared/basics/locale.ts'
import { commentsAtTheEnd } from '#shared/export/comments-at-the-end.ts'
import type { ExportBlock, ExportDocument, ExportRun, Field } from '#shared/export/export-document.ts'
import { type DocumentSection, documentSections, type Heading } from './document-sections.ts'
import { HTML_STYLES } from './html-styles.ts'
import { type PlacedCell, tableGrid } from './table-grid.ts'
import { escapeXml } from './xml-text.ts'

/** One file that shows all of it wherever it is opened, and neither runs nor fetches anything. */
export async function writeHtml(document: ExportDocument): Promise<Uint8Array> {
  const { locale, title, titlePage, contentsTitle, blocks } = commentsAtTheEnd(document)
  const { blocks: before, sections } = documentSections(blocks)
  const html = `<!doctype html>
<html lang="${languageTag(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(title)}</title>
<style>${HTML_STYLES}</style>
</head>
<body>
<header class="cover">
<h1>${escapeXml(titlePage.title)}</h1>
<p class="subtitle">${escapeXml(titlePage.subtitle)}</p>
${fieldList(titlePage.facts)}
${blocksHtml(titlePage.blocks)}
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${escapeXml(contentsTitle)}</h2>
<ul>
${sections.map(contentsEntry).join('\n')}
</ul>
</nav>
<main>
${blocksHtml(before)}
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`
  return new TextEncoder().encode(html)
}

function policy(): string {
  const hash = createHash('sha256').update(HTML_STYLES).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

function contentsEntry({ heading: { anchor, runs } }: DocumentSection): string {
  const words = escapeXml(runs.map(({ text }) => text).join(''))
  return anchor ? `<li><a href="#${escapeXml(anchor)}">${words}</a></li>` : `<li>${words}</li>`
}

function sectionHtml({ heading, blocks, sections }: DocumentSection): string {
  const attributes = [
    heading.party && `data-party="${heading.party}"`,
    heading.newPage && 'data-new-page',
  ].filter(Boolean)
  return [
    `<section${attributes.map((one) => ` ${one}`).join('')}>`,
    headingHtml(heading),
    blocksHtml(blocks),
    ...sections.map(sectionHtml),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** The document's title is the heading above all others. */
function headingHtml({ level, anchor, runs }: Heading): string {
  const name = `h${Math.min(level + 1, 6)}`
  return `<${name}${anchor ? ` id="${escapeXml(anchor)}"` : ''}>${runsHtml(runs)}</${name}>`
}

function blocksHtml(blocks: readonly ExportBlock[]): string {
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

function fieldList(fields: readonly Field[]): string {
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
