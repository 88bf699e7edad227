import type { ExportBlock, ExportRun, HeadingLevel } from './export-document.ts'

/**
 * The blocks of one document as a part of another: their headings `deeper` by so many levels, on no page of their own, and
 * what leads from place to place within them under names that begin with `prefix`.
 */
export function embeddedBlocks(
  blocks: readonly ExportBlock[],
  { prefix, deeper }: { prefix: string; deeper: number },
): ExportBlock[] {
  const renamed = (runs: readonly ExportRun[]): ExportRun[] =>
    runs.map(({ threads: _, ...run }) =>
      run.jumpTo === undefined ? run : { ...run, jumpTo: `${prefix}${run.jumpTo}` },
    )
  const inner = (within: readonly ExportBlock[]) => embeddedBlocks(within, { prefix, deeper })
  return blocks.map((block): ExportBlock => {
    switch (block.kind) {
      case 'heading': {
        const { newPage: _, anchor, ...heading } = block
        return {
          ...heading,
          level: Math.min(block.level + deeper, 6) as HeadingLevel,
          runs: renamed(block.runs),
          ...(anchor !== undefined && { anchor: `${prefix}${anchor}` }),
        }
      }
      case 'paragraph':
        return { ...block, runs: renamed(block.runs) }
      case 'list':
        return { ...block, items: block.items.map(inner) }
      case 'quote':
        return { ...block, blocks: inner(block.blocks) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: inner(cell.blocks) }))),
        }
      case 'fields':
        return block
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  })
}
