import { commentsAtTheEnd } from '#shared/export/comments-at-the-end.ts'
import type { ExportBlock, ExportDocument, Field } from '#shared/export/export-document.ts'
import type { Heading } from './document-sections.ts'
import { markdownLines, markdownRuns, markdownText } from './markdown-text.ts'
import { type PlacedCell, tableGrid } from './table-grid.ts'

const HARD_BREAK = '\\\n'
const BREAK_IN_CELL = '<br>'

/** The document as GitHub-flavoured Markdown. Words of the plan stay words: nothing in them becomes a heading, a link or a tag. */
export async function writeMarkdown(document: ExportDocument): Promise<Uint8Array> {
  const { titlePage, contentsTitle, blocks } = commentsAtTheEnd(document)
  const sections = blocks.filter((block) => block.kind === 'heading' && block.level === 1)
  const parts = [
    `# ${headingText(markdownText(titlePage.title))}`,
    markdownLines(markdownText(titlePage.subtitle), HARD_BREAK),
    fieldList(titlePage.facts),
    blocksMarkdown(titlePage.blocks),
    `## ${headingText(markdownText(contentsTitle))}`,
    sections.flatMap((block) => (block.kind === 'heading' ? contentsEntry(block) : [])).join('\n'),
    blocksMarkdown(blocks),
  ]
  return new TextEncoder().encode(`${joined(parts)}\n`)
}

function contentsEntry({ anchor, runs }: Heading): string {
  const words = headingText(markdownRuns(runs.map(({ text }) => ({ text }))))
  return anchor ? `- [${words}](#${anchor})` : `- ${words}`
}

/** Two lists that follow each other would be read as one. */
function blocksMarkdown(blocks: readonly ExportBlock[]): string {
  return joined(
    blocks.flatMap((block, index) => {
      const markdown = blockMarkdown(block)
      return block.kind === 'list' && blocks[index - 1]?.kind === 'list' ? ['<!-- -->', markdown] : [markdown]
    }),
  )
}

function blockMarkdown(block: ExportBlock): string {
  switch (block.kind) {
    case 'heading': {
      // Where a heading can be jumped to is not for Markdown to say, so the place is marked before it.
      const place = block.anchor ? `<a id="${block.anchor}"></a>\n\n` : ''
      return `${place}${'#'.repeat(Math.min(block.level + 1, 6))} ${headingText(markdownRuns(block.runs))}`
    }
    case 'paragraph':
      return markdownLines(markdownRuns(block.runs), HARD_BREAK)
    case 'list':
      return block.items
        .map((item, index) => itemMarkdown(item, block.ordered ? `${block.start + index}. ` : '- '))
        .join('\n')
    case 'quote':
      return blocksMarkdown(block.blocks).replace(/^/gm, '> ').replace(/ $/gm, '')
    case 'table':
      return tableMarkdown(block)
    case 'fields':
      return fieldList(block.fields)
    default:
      block satisfies never
      throw new Error('unknown kind of block')
  }
}

/** All of an item stands as far in as its first words do. */
function itemMarkdown(item: ExportBlock[], marker: string): string {
  const inside = blocksMarkdown(item)
  const indent = ' '.repeat(marker.length)
  return marker + inside.replace(/\n(?!\n|$)/g, `\n${indent}`)
}

/** Markdown's tables have one row of headers and cells of one line. */
function tableMarkdown({ rows, caption }: ExportBlock & { kind: 'table' }): string {
  const grid = tableGrid(rows)
  if (grid.columns === 0) return ''
  const [first, ...rest] = grid.rows
  const isHeader = grid.headerRows > 0
  const header = isHeader && first ? rowOf(first, grid.columns) : emptyRow(grid.columns)
  const body = isHeader ? rest : grid.rows
  const alignment = (first ?? []).flatMap(({ cell, columns }) =>
    Array.from({ length: columns }, () => (cell.align === 'end' ? '---:' : '---')),
  )
  const rules = Array.from({ length: grid.columns }, (_, column) => alignment[column] ?? '---')
  return joined([
    caption === undefined ? '' : `**${markdownText(caption)}**`,
    [header, rules, ...body.map((row) => rowOf(row, grid.columns))].map(line).join('\n'),
  ])
}

/** A cell that spans others stands in the first of their places. */
function rowOf(cells: readonly PlacedCell[], columns: number): string[] {
  const row = emptyRow(columns)
  for (const { cell, column } of cells) row[column] = cellMarkdown(cell.blocks)
  return row
}

function emptyRow(columns: number): string[] {
  return Array.from({ length: columns }, () => '')
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell || ' ').join(' | ')} |`
}

function cellMarkdown(blocks: readonly ExportBlock[]): string {
  return blocks.map(blockInCell).filter(Boolean).join(BREAK_IN_CELL)
}

function blockInCell(block: ExportBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return markdownRuns(block.runs).trim().replaceAll('\n', BREAK_IN_CELL)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${block.start + index}.` : '•'} ${cellMarkdown(item)}`)
        .join(BREAK_IN_CELL)
    case 'quote':
      return cellMarkdown(block.blocks)
    case 'table':
      return tableGrid(block.rows)
        .rows.map((row) => row.map(({ cell }) => cellMarkdown(cell.blocks)).join(', '))
        .join(BREAK_IN_CELL)
    case 'fields':
      return block.fields
        .map(
          ({ label, value }) =>
            `${markdownText(label)}: ${markdownText(value).replaceAll('\n', BREAK_IN_CELL)}`,
        )
        .join(BREAK_IN_CELL)
    default:
      block satisfies never
      throw new Error('unknown kind of block')
  }
}

function fieldList(fields: readonly Field[]): string {
  return fields
    .map(({ label, value }) => {
      const words = markdownLines(markdownText(value), `${HARD_BREAK}  `)
      return `- **${markdownText(label)}:** ${words}`
    })
    .join('\n')
}

function headingText(markdown: string): string {
  return markdown
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/#+$/, (hashes) => hashes.replace(/^/, '\\'))
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
