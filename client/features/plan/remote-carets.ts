import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Caret, caretOf, clearCaret, presentPeople, setCaret } from './presence.ts'

const key = new PluginKey<DecorationSet>('remoteCarets')

/**
 * Shows the others' carets in one text and tells them mine. Redraws only when a caret came to, moved in or left this
 * text; the stock plugin would redraw every open editor for every movement anywhere.
 */
export function remoteCarets(awareness: Awareness, place: string): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => draw(state, awareness, place),
      apply: (transaction, before, _oldState, newState) => {
        const isFromOthers = ySyncPluginKey.getState(newState)?.isChangeOrigin
        if (transaction.getMeta(key) || isFromOthers) return draw(newState, awareness, place)
        return before.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      let drawn = clientsIn(awareness, place)
      let willDraw = false
      const onAwareness = ({
        added,
        updated,
        removed,
      }: Record<'added' | 'updated' | 'removed', number[]>) => {
        const now = clientsIn(awareness, place)
        const concerns = (client: number) => drawn.has(client) || now.has(client)
        const isMine = [...added, ...updated, ...removed].some(concerns)
        drawn = now
        if (!isMine || willDraw) return
        willDraw = true
        // Once for all that comes together.
        queueMicrotask(() => {
          willDraw = false
          if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true))
        })
      }
      const tell = () => tellCaret(view, awareness, place)
      awareness.on('change', onAwareness)
      view.dom.addEventListener('focusin', tell)
      view.dom.addEventListener('focusout', tell)
      return {
        update: tell,
        destroy: () => {
          awareness.off('change', onAwareness)
          view.dom.removeEventListener('focusin', tell)
          view.dom.removeEventListener('focusout', tell)
          clearCaret(awareness, place)
        },
      }
    },
  })
}

function clientsIn(awareness: Awareness, place: string): Set<number> {
  return new Set(
    presentPeople(awareness)
      .filter((person) => person.caret?.place === place)
      .map((person) => person.client),
  )
}

function tellCaret(view: EditorView, awareness: Awareness, place: string): void {
  if (!view.hasFocus()) {
    clearCaret(awareness, place)
    return
  }
  const { type, binding } = ySyncPluginKey.getState(view.state)
  const { anchor, head } = view.state.selection
  const caret: Caret = {
    place,
    anchor: absolutePositionToRelativePosition(anchor, type, binding.mapping),
    head: absolutePositionToRelativePosition(head, type, binding.mapping),
  }
  const told = caretOf(awareness.getLocalState())
  const isSame =
    told?.place === place &&
    Y.compareRelativePositions(told.anchor ?? null, caret.anchor ?? null) &&
    Y.compareRelativePositions(told.head ?? null, caret.head ?? null)
  if (!isSame) setCaret(awareness, caret)
}

function draw(state: EditorState, awareness: Awareness, place: string): DecorationSet {
  const sync = ySyncPluginKey.getState(state)
  if (!sync || sync.binding.mapping.size === 0) return DecorationSet.empty
  const absolute = (position: Y.RelativePosition | undefined) =>
    position ? relativePositionToAbsolutePosition(sync.doc, sync.type, position, sync.binding.mapping) : null
  const end = Math.max(state.doc.content.size - 1, 0)
  const decorations: Decoration[] = []
  for (const { client, name, party, caret } of presentPeople(awareness)) {
    if (caret?.place !== place) continue
    const anchor = absolute(caret.anchor)
    const head = absolute(caret.head)
    if (anchor === null || head === null) continue
    const [from, to] = [Math.min(anchor, head, end), Math.min(Math.max(anchor, head), end)]
    decorations.push(
      Decoration.widget(Math.min(head, end), () => caretElement(name, party), {
        key: `${client}-${name}`,
        side: 10,
        ignoreSelection: true,
      }),
      Decoration.inline(from, to, { class: 'remote-selection', 'data-party': party }),
    )
  }
  return DecorationSet.create(state.doc, decorations)
}

function caretElement(name: string, party: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'remote-caret'
  caret.dataset.party = party
  const label = document.createElement('span')
  label.className = 'remote-caret-name'
  label.textContent = name
  // Word joiners keep the caret from being a place where the line may break.
  caret.append('\u2060', label, '\u2060')
  return caret
}
