import { Extension } from '@tiptap/core'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from 'y-prosemirror'

/**
 * How many lists, quotes and tables may stand within each other. The server refuses what is nested deeper than an editor
 * makes, and then nothing more is saved; this stays well below its limit.
 */
export const NESTING_LIMIT = 8

const NESTING = new Set(['bulletList', 'orderedList', 'blockquote', 'table'])

/** Lets nothing be nested too deep: a step that would do so does nothing, and pasted lists are flattened. */
export const NestingLimit = Extension.create({
  name: 'nestingLimit',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction(transaction, state) {
        // What comes from the plan's document already stands there.
        if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
        const nesting = nestingOf(transaction.doc.content)
        return nesting <= NESTING_LIMIT || nesting <= nestingOf(state.doc.content)
      },
      props: { transformPasted: (slice, view) => fitting(slice, view.state.selection.$from) },
    }),
  ],
})

function nestingOf(content: Fragment): number {
  let deepest = 0
  content.forEach((node) => {
    if (node.isTextblock) return
    deepest = Math.max(deepest, nestingOf(node.content) + (NESTING.has(node.type.name) ? 1 : 0))
  })
  return deepest
}

function fitting(slice: Slice, place: ResolvedPos): Slice {
  let here = 0
  for (let depth = place.depth; depth > 0; depth--) if (NESTING.has(place.node(depth).type.name)) here += 1
  const room = Math.max(NESTING_LIMIT - here, 0)
  if (nestingOf(slice.content) <= room) return slice
  const content = flattened(slice.content, room)
  const open = Slice.maxOpen(content)
  return new Slice(content, Math.min(slice.openStart, open.openStart), Math.min(slice.openEnd, open.openEnd))
}

/** The same words in the same order, with what is deeper than `room` brought up to the deepest level there is room for. */
function flattened(content: Fragment, room: number): Fragment {
  return Fragment.from(
    content.content.flatMap((node) => {
      if (node.isTextblock || node.isLeaf) return [node]
      if (!NESTING.has(node.type.name)) return [node.copy(flattened(node.content, room))]
      if (room === 0) return textBlocksOf(node)
      if (room === 1 && isList(node)) return [node.copy(Fragment.from(node.content.content.flatMap(itemsOf)))]
      return [node.copy(flattened(node.content, room - 1))]
    }),
  )
}

/** A list's item without lists in it, followed by the items of those. */
function itemsOf(item: Node): Node[] {
  const own: Node[] = []
  const deeper: Node[] = []
  item.content.forEach((block) => {
    if (isList(block)) deeper.push(...block.content.content.flatMap(itemsOf))
    else own.push(...flattened(Fragment.from(block), 0).content)
  })
  return own.length === 0 ? deeper : [item.copy(Fragment.from(own)), ...deeper]
}

function textBlocksOf(node: Node): Node[] {
  return node.isTextblock ? [node] : node.content.content.flatMap(textBlocksOf)
}

function isList(node: Node): boolean {
  return node.type.name === 'bulletList' || node.type.name === 'orderedList'
}
