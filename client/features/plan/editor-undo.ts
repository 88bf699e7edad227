import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  getRelativeSelection,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  yUndoPluginKey,
} from 'y-prosemirror'
import type * as Y from 'yjs'
import type { PlanUndo, StackItemEvent } from './plan-undo.ts'

type RelativeSelection = ReturnType<typeof getRelativeSelection>

/**
 * Ties one editor to the page's undo: each step remembers where the caret stood before it. The stock plugin is not used
 * because its first editor to close destroys the manager for the whole page.
 */
export function editorUndo(undo: PlanUndo, fragment: Y.XmlFragment): Plugin {
  return new Plugin({
    key: yUndoPluginKey,
    state: {
      init: () => ({ undoManager: undo.manager, prevSel: null as RelativeSelection | null }),
      apply: (_transaction, value, oldState, newState) => {
        const { binding } = ySyncPluginKey.getState(newState)
        return { ...value, prevSel: getRelativeSelection(binding, oldState) }
      },
    },
    view: (view) => {
      const onAdded = ({ stackItem, changedParentTypes }: StackItemEvent) => {
        if (changedParentTypes.has(fragment)) {
          stackItem.meta.set(fragment, yUndoPluginKey.getState(view.state)?.prevSel)
        }
      }
      const { manager } = undo
      manager.addTrackedOrigin(ySyncPluginKey)
      manager.on('stack-item-added', onAdded)
      return { destroy: () => manager.off('stack-item-added', onAdded) }
    },
  })
}

/** Puts the caret where it stood when the undone step was made. */
export function restoreSelection(
  view: EditorView,
  fragment: Y.XmlFragment,
  stackItem: StackItemEvent['stackItem'],
): void {
  const before = stackItem.meta.get(fragment) as RelativeSelection | undefined
  if (!before?.anchor || !before.head) return
  const { binding, doc } = ySyncPluginKey.getState(view.state)
  const anchor = relativePositionToAbsolutePosition(doc, fragment, before.anchor, binding.mapping)
  const head = relativePositionToAbsolutePosition(doc, fragment, before.head, binding.mapping)
  if (anchor === null || head === null) return
  const { doc: text } = view.state
  const selection = TextSelection.between(text.resolve(anchor), text.resolve(head))
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}
