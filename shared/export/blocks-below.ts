import type { Block, RichText } from '#shared/plan/rich-text.ts'
import type { ExportBlock, HeadingLevel } from './export-document.ts'

/**
 * A text set under a heading of the document. Its own headings, whatever levels they had, follow on without a gap;
 * paragraphs without words are left out, for spacing is the writer's.
 */
export function blocksBelow(level: HeadingLevel, text: RichText): ExportBlock[] {
  const ownLevels = [
    ...new Set(text.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))),
  ].sort()
  let deepest: number = level
  return text.filter(hasWords).map((block) => {
    if (block.kind !== 'heading') return exportBlock(block, level)
    deepest = Math.min(level + 1 + ownLevels.indexOf(block.level), deepest + 1)
    return { kind: 'heading', level: headingLevel(deepest), runs: block.runs }
  })
}

function exportBlock(block: Block, level: HeadingLevel): ExportBlock {
  switch (block.kind) {
    case 'paragraph':
      return block
    case 'heading':
      return { ...block, level: headingLevel(level + 1) }
    case 'list':
      return { ...block, items: block.items.map((item) => blocksBelow(level, item)) }
    case 'quote':
      return { kind: 'quote', blocks: blocksBelow(level, block.blocks) }
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: blocksBelow(level, cell.blocks) })),
        ),
      }
    default:
      block satisfies never
      throw new Error('unknown kind of block')
  }
}

function hasWords(block: Block): boolean {
  return block.kind !== 'paragraph' || block.runs.some((run) => run.text.trim() !== '')
}

function headingLevel(level: number): HeadingLevel {
  if (level <= 1) return 1
  if (level === 2 || level === 3 || level === 4 || level === 5) return level
  return 6
}
