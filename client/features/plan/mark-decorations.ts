import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { TextMarks } from './text-marks.ts'
import { positionAt } from './text-positions.ts'

const key = new PluginKey<DecorationSet>('markDecorations')

/** Draws the marks of comments and findings over one mounted text; between two readings they follow the typing. */
export function markDecorations(marks: TextMarks, place: string): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => draw(state, marks, place),
      apply: (transaction, before, _oldState, newState) =>
        transaction.getMeta(key)
          ? draw(newState, marks, place)
          : before.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      const redraw = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true))
      }
      redraw()
      return { destroy: marks.subscribe(place, redraw) }
    },
  })
}

function draw(state: EditorState, marks: TextMarks, place: string): DecorationSet {
  const decorations = marks.read(place).map((mark) =>
    Decoration.inline(positionAt(state.doc, mark.from), positionAt(state.doc, mark.to), {
      nodeName: 'mark',
      class: 'text-mark',
      'data-kind': mark.kind,
      'data-mark': mark.id,
    }),
  )
  return DecorationSet.create(state.doc, decorations)
}
