import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { SlashMenuState } from './slash-menu-state.ts'

interface Slash {
  from: number
}

const key = new PluginKey<Slash | undefined>('slashMenu')

/** Opens the menu on a slash at the start of a line or after a space, and closes it when the words stop being a query. */
export function slashMenuPlugin(state: SlashMenuState): Plugin<Slash | undefined> {
  return new Plugin<Slash | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (transaction, before, _oldState, newState) => {
        const meta: Slash | 'close' | undefined = transaction.getMeta(key)
        if (meta === 'close') return undefined
        if (meta) return meta
        if (!before) return undefined
        const from = transaction.mapping.map(before.from, -1)
        return queryAt(newState.selection.$from.pos, from, newState.doc) === undefined ? undefined : { from }
      },
    },
    props: {
      handleTextInput: (view, from, to, text) => {
        if (text !== '/') return false
        const before = view.state.doc.resolve(from)
        const previous = before.parent.textBetween(0, before.parentOffset, undefined, '\n').at(-1)
        if (previous !== undefined && !/\s/.test(previous)) return false
        view.dispatch(view.state.tr.insertText(text, from, to).setMeta(key, { from }))
        return true
      },
      handleKeyDown: (view, event) => {
        if (!key.getState(view.state) || event.isComposing) return false
        if (event.key === 'Escape') {
          view.dispatch(view.state.tr.setMeta(key, 'close'))
          return true
        }
        return state.onKey?.(event.key) ?? false
      },
      handleDOMEvents: {
        blur: (view) => {
          if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, 'close'))
          return false
        },
      },
    },
    view: () => ({
      update: (view) => {
        const slash = key.getState(view.state)
        const open = state.read()
        if (!slash) {
          if (open?.view === view) state.set(undefined)
          return
        }
        const to = view.state.selection.from
        const query = queryAt(to, slash.from, view.state.doc) ?? ''
        if (open?.view !== view || open.query !== query || open.from !== slash.from) {
          state.set({ view, query, from: slash.from, to })
        }
      },
      destroy: () => state.set(undefined),
    }),
  })
}

function queryAt(caret: number, from: number, document: EditorView['state']['doc']): string | undefined {
  if (caret <= from || caret > document.content.size) return undefined
  const text = document.textBetween(from, caret, '\n', '\n')
  return /^\/[\p{L} ]{0,20}$/u.test(text) ? text.slice(1) : undefined
}
