import { type Block, plainText, type RichText } from '#shared/plan/rich-text.ts'

/** One line a paragraph, the items of a list with the numbers that a program draws before them. */
export function linesOfBlocks(blocks: RichText): string[] {
  return blocks.flatMap(linesOfBlock)
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item, index) => {
        const [first = '', ...more] = linesOfBlocks(item)
        return [block.ordered ? `${block.start + index}) ${first}` : `• ${first}`, ...more]
      })
    case 'quote':
      return linesOfBlocks(block.blocks)
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => linesOfBlocks(cell.blocks)))
    case 'paragraph':
    case 'heading':
      return [plainText([block])]
    default:
      block satisfies never
      return []
  }
}
