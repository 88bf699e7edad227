import type { Block, RichText } from '#shared/plan/rich-text.ts'

/** A block as a word processor has it: in a row of others, of which some say that they are items of a list. */
export interface Line {
  block: Block
  item?: ListItemPlace
  /** From the left, in twips. */
  indent?: number
}

export interface ListItemPlace {
  numberingId: string
  level: number
  ordered: boolean
  start: number
}

type List = Extract<Block, { kind: 'list' }>

interface OpenList {
  list: List
  place: ListItemPlace
}

const DEEPEST_LEVEL = 8
/** How much further in each level stands; programs differ, and none indents less. */
const LEVEL_INDENT = 360

/** Makes lists, also within lists, of the lines that are items; an indented line after an item goes on with it. */
export function assembleLists(lines: readonly Line[]): RichText {
  const blocks: RichText = []
  /** The lists around the last item, outermost first. */
  let open: OpenList[] = []
  for (const { block, item, indent = 0 } of lines) {
    if (item) {
      open = withItem(
        blocks,
        open,
        { ...item, level: Math.min(Math.max(item.level, 0), DEEPEST_LEVEL) },
        block,
      )
      continue
    }
    const within = open.findLast(({ place }) => indent >= (place.level + 1) * LEVEL_INDENT)
    const lastItem = within?.list.items.at(-1)
    if (lastItem && block.kind === 'paragraph') {
      lastItem.push(block)
      continue
    }
    open = []
    appendTo(blocks, block)
  }
  return blocks
}

function withItem(
  blocks: RichText,
  open: readonly OpenList[],
  place: ListItemPlace,
  block: Block,
): OpenList[] {
  const around = open.filter((list) => list.place.level <= place.level)
  const last = around.at(-1)
  if (last?.place.level === place.level && last.place.numberingId === place.numberingId) {
    last.list.items.push([block])
    return around
  }
  const outer = around.filter((list) => list.place.level < place.level)
  const list: List = { kind: 'list', ordered: place.ordered, start: place.start, items: [[block]] }
  const into = outer.at(-1)?.list.items.at(-1) ?? blocks
  into.push(list)
  return [...outer, { list, place }]
}

/** Quotes that follow each other are one. */
function appendTo(blocks: RichText, block: Block): void {
  const last = blocks.at(-1)
  if (block.kind === 'quote' && last?.kind === 'quote') last.blocks.push(...block.blocks)
  else blocks.push(block)
}
