/** The user guide as the build has read it from its Markdown: what there is to draw, and no HTML. */
export interface Guide {
  title: string
  intro: Block[]
  sections: Section[]
}

export interface Section {
  /** As readers of Markdown name the heading, so that links to it lead there and here. */
  id: string
  title: string
  blocks: Block[]
}

export type Block =
  | { kind: 'paragraph'; words: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'picture'; address: string; alt: string; width: number; height: number }

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; words: Inline[] }
  | { kind: 'link'; to: string; words: Inline[] }

/** All that a section says, without its form. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).join('\n')
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wordsOf(block.words)
    case 'list':
      return block.items.map(textOf).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(wordsOf).join(' ')).join('\n')
    case 'picture':
      return block.alt
    default:
      block satisfies never
      return ''
  }
}

function wordsOf(words: readonly Inline[]): string {
  return words.map((word) => ('text' in word ? word.text : wordsOf(word.words))).join('')
}
