import { Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { CaretTarget } from './open-texts.ts'
import type { TypedStep } from './typed-meanwhile.ts'

/**
 * Does in an editor what was typed before it was there. `viewNow` answers the editor that holds the caret, for a key may
 * have walked on to the next text; `goTo` puts the caret elsewhere in it.
 */
export function typeAgain(
  steps: readonly TypedStep[],
  viewNow: () => EditorView,
  goTo: (view: EditorView, target: CaretTarget) => void,
): void {
  for (const step of steps) {
    switch (step.kind) {
      case 'words':
        step.words.split('\n').forEach((line, index) => {
          if (index > 0) press(viewNow(), { key: 'Enter', code: 'Enter', keyCode: 13 })
          // One by one, as they were typed: a dash and a space begin a list, a slash opens the menu.
          for (const letter of line) typeLetter(viewNow(), letter)
        })
        break
      case 'key':
        press(viewNow(), step.key)
        break
      case 'paste':
        if (step.html) viewNow().pasteHTML(step.html)
        else viewNow().pasteText(step.words)
        break
      case 'caret':
        goTo(viewNow(), step.target())
        break
      default:
        step satisfies never
    }
  }
}

function typeLetter(view: EditorView, letter: string): void {
  const { from, to } = view.state.selection
  // Not by place: where all is chosen it would stay so, and each letter take the place of the last.
  const plainly = () => view.state.tr.insertText(letter).scrollIntoView()
  const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, plainly))
  if (!isTaken) view.dispatch(plainly())
}

/** An editor's own keys first; what it leaves to the browser, which takes no key that nobody presses, is done here. */
function press(view: EditorView, key: KeyboardEventInit): void {
  const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })
  if (view.someProp('handleKeyDown', (handle) => handle(view, event))) return
  const change = key.key === 'Backspace' || key.key === 'Delete' ? deletion(view, key) : move(view, key)
  if (change) view.dispatch(change.scrollIntoView())
}

function deletion({ state: { selection, tr } }: EditorView, key: KeyboardEventInit) {
  if (!selection.empty) return tr.deleteSelection()
  const { head } = selection
  const other = besides(selection, key.key === 'Backspace' ? -1 : 1, stepOf(key))
  return other === undefined ? undefined : tr.delete(Math.min(head, other), Math.max(head, other))
}

function move(view: EditorView, key: KeyboardEventInit) {
  const { selection, tr, doc } = view.state
  const head = placeAfter(view, key)
  if (head === undefined) return undefined
  const $head = doc.resolve(head)
  if (key.shiftKey) return tr.setSelection(TextSelection.between(selection.$anchor, $head))
  return tr.setSelection(Selection.near($head, key.key === 'ArrowLeft' || key.key === 'ArrowUp' ? -1 : 1))
}

/** Where the caret goes by one of the keys that move it; undefined where it stays. */
function placeAfter(view: EditorView, key: KeyboardEventInit): number | undefined {
  const { selection, doc } = view.state
  if (key.key === 'ArrowLeft' || key.key === 'ArrowRight') {
    const direction = key.key === 'ArrowLeft' ? -1 : 1
    const within = besides(selection, direction, stepOf(key))
    if (within !== undefined) return within
    const { $head } = selection
    const edge = doc.resolve(direction < 0 ? $head.before() : $head.after())
    return Selection.findFrom(edge, direction, true)?.head
  }
  if (key.ctrlKey || key.metaKey) {
    if (key.key === 'Home' || key.key === 'ArrowUp') return Selection.atStart(doc).head
    if (key.key === 'End' || key.key === 'ArrowDown') return Selection.atEnd(doc).head
  }
  const here = view.coordsAtPos(selection.head)
  const middle = (here.top + here.bottom) / 2
  const line = here.bottom - here.top
  const box = view.dom.getBoundingClientRect()
  const wanted: Record<string, { left: number; top: number }> = {
    ArrowUp: { left: here.left, top: middle - line },
    ArrowDown: { left: here.left, top: middle + line },
    Home: { left: box.left + 1, top: middle },
    End: { left: box.right - 1, top: middle },
  }
  const point = wanted[key.key ?? '']
  return point && view.posAtCoords(point)?.pos
}

type Step = 'grapheme' | 'word'

function stepOf({ ctrlKey, metaKey }: KeyboardEventInit): Step {
  return ctrlKey || metaKey ? 'word' : 'grapheme'
}

/** The place on the other side of the letter, or the word, before or after the caret; undefined at the block's edge. */
function besides({ $head }: Selection, direction: -1 | 1, granularity: Step): number | undefined {
  const { parent, parentOffset, pos } = $head
  const [from, to] = direction < 0 ? [0, parentOffset] : [parentOffset, parent.content.size]
  // What a reader calls one letter may be several to the computer.
  const segmenter = new Intl.Segmenter(undefined, { granularity })
  const parts = [...segmenter.segment(parent.textBetween(from, to, undefined, '\ufffc'))]
  if (direction < 0) parts.reverse()
  const end = parts.findIndex(({ isWordLike }) => granularity === 'grapheme' || isWordLike)
  const length = parts
    .slice(0, end < 0 ? parts.length : end + 1)
    .reduce((sum, { segment }) => sum + segment.length, 0)
  return length === 0 ? undefined : pos + direction * length
}
