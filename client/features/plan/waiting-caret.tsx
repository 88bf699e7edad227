import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { CaretTarget } from './open-texts.ts'
import { pointAt } from './text-positions.ts'
import type { TypedMeanwhile } from './typed-meanwhile.ts'

interface WaitingCaretProps {
  /** The drawn text that the caret stands in. */
  text: HTMLElement
  target: CaretTarget
  label: string
  typed: TypedMeanwhile
  /** The focus has gone elsewhere in the page. */
  onLeft(): void
}

/** A caret in a text whose editor is on its way: a field at its place takes the keys, and shows what they write. */
export function WaitingCaret({ text, target, label, typed, onLeft }: WaitingCaretProps) {
  const field = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const stop = typed.follow(element)
    element.focus({ preventScroll: true })
    return stop
  }, [typed])

  useLayoutEffect(() => {
    const element = field.current
    const frame = element?.parentElement?.getBoundingClientRect()
    if (!element || !frame) return
    const caret = caretBox(text, target)
    element.style.left = `${caret.left - frame.left}px`
    // What a letter fills is lower than its line.
    const line = Number.parseFloat(getComputedStyle(element).lineHeight) || caret.height
    element.style.top = `${caret.top + caret.height / 2 - line / 2 - frame.top}px`
    element.style.maxWidth = `${frame.right - caret.left}px`
  })

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || !isForEditor(event, event.currentTarget)) return
    event.preventDefault()
    const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } = event
    typed.add({ kind: 'key', key: { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } })
  }

  function onPaste(event: ClipboardEvent) {
    event.preventDefault()
    const { clipboardData: clip } = event
    typed.add({ kind: 'paste', html: clip.getData('text/html'), words: clip.getData('text/plain') })
  }

  return (
    <textarea
      ref={field}
      className="waiting-caret"
      rows={1}
      placeholder=" "
      aria-label={label}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onBlur={() => document.hasFocus() && onLeft()}
    />
  )
}

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']
const WITH_CONTROL = ['KeyA', 'KeyB', 'KeyI', 'KeyU', 'KeyY', 'KeyZ', ...MOVES, 'Backspace', 'Delete']

/** Letters, Enter and taking back what the field still holds are the field's own; the browser keeps its keys. */
function isForEditor(event: KeyboardEvent, { value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey || metaKey) return !altKey && WITH_CONTROL.includes(code)
  if (altKey) return false
  if (MOVES.includes(key)) return true
  if (key === 'Enter') return shiftKey
  const isAt = (edge: number) => selectionStart === edge && selectionEnd === edge
  return (key === 'Backspace' && isAt(0)) || (key === 'Delete' && isAt(value.length))
}

/** Where the caret stands on the screen. */
function caretBox(text: HTMLElement, target: CaretTarget): { left: number; top: number; height: number } {
  const last = text.lastElementChild?.getBoundingClientRect()
  if ('edge' in target && target.edge === 'below' && last)
    return { left: last.left, top: last.bottom, height: 0 }
  const isAtStart = 'edge' in target && target.edge === 'start'
  const point = pointAt(
    text,
    'anchor' in target ? target.head : isAtStart ? 0 : (text.textContent ?? '').length,
  )
  if (!point) return last ?? text.getBoundingClientRect()
  const range = document.createRange()
  range.setStart(point.node, point.index)
  const [box] = range.getClientRects()
  if (box) return box
  const block = point.node instanceof Element ? point.node : point.node.parentElement
  return (block ?? text).getBoundingClientRect()
}
