import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isBelowLastBlock } from './is-below-last-block.ts'

/**
 * A caret place below a text that ends in a table, a list or a quote: ArrowDown from a last row goes there, and so does a
 * click under the text. The paragraph is made by that edit of the person's own; opening a text writes nothing.
 */
export function caretBelowText(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.key !== 'ArrowDown' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey)
          return false
        return !event.isComposing && isInLastRow(view) && goBelow(view)
      },
      handleClick: (view, _position, event) => isBelowLastBlock(view.dom, event) && goBelow(view),
    },
  })
}

/** Puts the caret in a new paragraph after the last block; false where the text ends in words already. */
export function goBelow(view: EditorView): boolean {
  const { state } = view
  const { doc, schema } = state
  const paragraph = schema.nodes.paragraph
  if (!paragraph || !doc.lastChild || doc.lastChild.isTextblock) return false
  const end = doc.content.size
  const change = state.tr.insert(end, paragraph.create())
  view.dispatch(change.setSelection(TextSelection.create(change.doc, end + 1)).scrollIntoView())
  view.focus()
  return true
}

/** On the last line of a cell in the last row of the table that ends the text. */
function isInLastRow(view: EditorView): boolean {
  const { selection, doc } = view.state
  const { $from } = selection
  if (!selection.empty || $from.depth < 3 || doc.lastChild?.type.name !== 'table') return false
  if ($from.index(0) !== doc.childCount - 1) return false
  const row = $from.index(1)
  const cell = $from.node(3)
  const rowSpan: unknown = cell?.attrs.rowspan
  if (row + (typeof rowSpan === 'number' ? rowSpan : 1) < doc.lastChild.childCount) return false
  const cellEnd = Selection.findFrom(doc.resolve($from.end(3)), -1, true)
  return cellEnd !== null && $from.sameParent(cellEnd.$from) && view.endOfTextblock('down')
}
