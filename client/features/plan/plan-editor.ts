import { Editor, Extension } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Placeholder } from '@tiptap/extensions'
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { StarterKit } from '@tiptap/starter-kit'
import { ySyncPlugin, ySyncPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { isSafeLink } from '#shared/plan/safe-link.ts'
import { caretBelowText, goBelow } from './below-text.ts'
import { editorUndo } from './editor-undo.ts'
import { markDecorations } from './mark-decorations.ts'
import { NestingLimit } from './nesting-limit.ts'
import type { CaretTarget, OpenTexts } from './open-texts.ts'
import { cleanPastedHtml } from './paste.ts'
import type { PlanUndo } from './plan-undo.ts'
import { remoteCarets } from './remote-carets.ts'
import { slashMenuPlugin } from './slash-menu-plugin.ts'
import type { SlashMenuState } from './slash-menu-state.ts'
import type { TextMarks } from './text-marks.ts'
import { positionAt } from './text-positions.ts'

/** The one schema of all texts: exactly the nodes and marks of shared/plan/rich-text-document.ts. */
const TEXT_EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [3, 4] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    // The page has one undo of its own, and an empty last paragraph would be an edit that nobody made.
    undoRedo: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isSafeLink(address),
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  Table.configure({ renderWrapper: true }),
  TableRow,
  TableHeader,
  TableCell,
  NestingLimit,
]

export interface TextEnvironment {
  awareness: Awareness
  undo: PlanUndo
  marks: TextMarks
  texts: OpenTexts
  slashMenu: SlashMenuState
}

interface PlanEditorOptions extends TextEnvironment {
  element: HTMLElement
  /** The text's key: `body/<id>` or `section/<category>`. */
  place: string
  fragment: Y.XmlFragment
  label: string
  placeholder: string
}

/** Opens one text for editing. Writes nothing until the person does. */
export function createPlanEditor({
  element,
  place,
  fragment,
  label,
  placeholder,
  ...page
}: PlanEditorOptions) {
  const live = Extension.create({
    name: 'live',
    // Before the kit's own key bindings: the menu's arrows and Enter must reach it first.
    priority: 1000,
    dispatchTransaction: ({ transaction, next }) => {
      // Tiptap tidies up a text that was selected and is empty now; after another's change it would do so here alone.
      if (transaction.getMeta(ySyncPluginKey)) transaction.setMeta('preventClearDocument', true)
      next(transaction)
    },
    addProseMirrorPlugins: () => [
      slashMenuPlugin(page.slashMenu),
      ySyncPlugin(fragment),
      editorUndo(page.undo, fragment),
      remoteCarets(page.awareness, place),
      markDecorations(page.marks, place),
      caretBelowText(),
      walkingCaret(page.texts, place),
    ],
    addKeyboardShortcuts: () => ({
      'Mod-z': () => {
        page.undo.undo()
        return true
      },
      'Shift-Mod-z': () => {
        page.undo.redo()
        return true
      },
      'Mod-y': () => {
        page.undo.redo()
        return true
      },
    }),
  })
  return new Editor({
    element,
    extensions: [...TEXT_EXTENSIONS, Placeholder.configure({ placeholder }), live],
    // It sets a timer at every change, for an event that nobody here hears.
    enableCoreExtensions: { delete: false },
    // The style sheet has the few rules an editor needs; an injected one would break the content security policy.
    injectCSS: false,
    editorProps: {
      attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      transformPastedHTML: cleanPastedHtml,
    },
  })
}

/** Arrow keys at a text's edge go on to the next text, keeping the horizontal place. */
function walkingCaret(texts: OpenTexts, place: string): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || event.isComposing)
          return false
        const { selection, doc } = view.state
        if (!selection.empty) return false
        const atStart = selection.from <= Selection.atStart(doc).from
        const atEnd = selection.to >= Selection.atEnd(doc).to
        if (event.key === 'ArrowLeft' && atStart) return texts.walk(place, 'up')
        if (event.key === 'ArrowRight' && atEnd) return texts.walk(place, 'down')
        if (event.key === 'ArrowUp' && isAtEdge(view, 'up')) return texts.walk(place, 'up', caretX(view))
        if (event.key === 'ArrowDown' && isAtEdge(view, 'down'))
          return texts.walk(place, 'down', caretX(view))
        return false
      },
    },
  })
}

function isAtEdge(view: EditorView, direction: 'up' | 'down'): boolean {
  const { selection, doc } = view.state
  const edge = direction === 'up' ? Selection.atStart(doc) : Selection.atEnd(doc)
  return selection.$from.sameParent(edge.$from) && view.endOfTextblock(direction)
}

function caretX(view: EditorView): number {
  return view.coordsAtPos(view.state.selection.from).left
}

/** Focuses the editor with its caret at the target. */
export function placeCaret(view: EditorView, target: CaretTarget): void {
  view.focus()
  if ('edge' in target && target.edge === 'below' && goBelow(view)) return
  view.dispatch(view.state.tr.setSelection(selectionAt(view, target)).scrollIntoView())
}

function selectionAt(view: EditorView, target: CaretTarget): Selection {
  const { doc } = view.state
  if ('anchor' in target) {
    return TextSelection.create(doc, positionAt(doc, target.anchor), positionAt(doc, target.head))
  }
  const edge = target.edge === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc)
  if (target.x === undefined) return edge
  const { top, bottom } = view.coordsAtPos(edge.from)
  const found = view.posAtCoords({ left: target.x, top: (top + bottom) / 2 })
  return found ? Selection.near(doc.resolve(found.pos)) : edge
}
