/** Rich text as plain values: what a body or a section's own text holds, in any view or export. */
export interface Run {
  text: string
  bold?: true
  italic?: true
  underline?: true
  strike?: true
  /** http, https or mailto address. */
  link?: string
}

export interface TableCell {
  header: boolean
  columns: number
  rows: number
  blocks: Block[]
}

export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'table'; rows: TableCell[][] }

export type RichText = Block[]

/** The words alone: one line a paragraph, list item or heading; table cells parted by a tab. */
export function plainText(richText: RichText): string {
  return richText.map(plainTextOfBlock).filter(Boolean).join('\n')
}

function plainTextOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.runs.map((run) => run.text).join('')
    case 'list':
      return block.items.map(plainText).join('\n')
    case 'quote':
      return plainText(block.blocks)
    case 'table':
      return block.rows.map((row) => row.map((cell) => plainText(cell.blocks)).join('\t')).join('\n')
    default:
      block satisfies never
      return ''
  }
}

/** The words by which offsets in a text are counted, as in text-offsets.ts: text blocks in order, parted by one line break. */
export function flatText(richText: RichText): string {
  return textBlocksOf(richText)
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join('\n')
}

function textBlocksOf(richText: RichText): { runs: Run[] }[] {
  return richText.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [block]
      case 'list':
        return block.items.flatMap(textBlocksOf)
      case 'quote':
        return textBlocksOf(block.blocks)
      case 'table':
        return block.rows.flat().flatMap((cell) => textBlocksOf(cell.blocks))
      default:
        block satisfies never
        return []
    }
  })
}

/** Plain text as paragraphs, one a line; an empty text is one empty paragraph, so that an editor has a place for the caret. */
export function paragraphsFrom(text: string): RichText {
  return text.split('\n').map((line) => ({ kind: 'paragraph', runs: line ? [{ text: line }] : [] }))
}
