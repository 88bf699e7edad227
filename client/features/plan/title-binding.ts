import { simpleDiffStringWithCursor } from 'lib0/diff'
import type * as Y from 'yjs'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'

interface Change {
  retain?: number
  insert?: unknown
  delete?: number
}

/**
 * Keeps one element's words and a Y.Text the same, both ways. While a word is being composed (Japanese, dead keys)
 * the element is left alone: what arrives meanwhile is queued and drawn at the end.
 */
export class TitleBinding {
  readonly #element: HTMLElement
  readonly #text: Y.Text
  readonly #stopping = new AbortController()
  /** What the element showed before the person's latest edit. */
  #shown = ''
  #isComposing = false
  #isWriting = false
  #arrived: Change[][] = []

  constructor(element: HTMLElement, text: Y.Text) {
    this.#element = element
    this.#text = text
    this.#draw()
    text.observe(this.#onText)
    const { signal } = this.#stopping
    element.addEventListener('compositionstart', () => this.#compose(true), { signal })
    element.addEventListener('compositionend', () => this.#compose(false), { signal })
    element.addEventListener('input', () => this.#isComposing || this.#readElement(), { signal })
  }

  destroy(): void {
    this.#text.unobserve(this.#onText)
    this.#stopping.abort()
  }

  #compose(isComposing: boolean): void {
    this.#isComposing = isComposing
    if (!isComposing) this.#readElement()
  }

  readonly #onText = (event: Y.YTextEvent) => {
    if (this.#isWriting) return
    if (this.#isComposing) {
      this.#arrived.push(event.delta)
      return
    }
    const caret = this.#caret()
    this.#draw()
    if (caret !== undefined) this.#setCaret(shifted(caret, event.delta))
  }

  #readElement(): void {
    const written = (this.#element.textContent ?? '').replace(/\s*\n\s*/g, ' ')
    const caret = Math.min(this.#caret() ?? written.length, written.length)
    const caretBefore = Math.max(0, caret - Math.max(0, written.length - this.#shown.length))
    const { index, remove, insert } = simpleDiffStringWithCursor(this.#shown, written, caretBefore)
    const arrived = this.#arrived
    this.#arrived = []
    const through = (position: number) => arrived.reduce(shifted, position)
    const from = through(index)
    const to = through(index + remove)
    this.#isWriting = true
    this.#text.doc?.transact(() => {
      if (to > from) this.#text.delete(from, to - from)
      if (insert) this.#text.insert(from, insert)
    }, LOCAL_EDIT)
    this.#isWriting = false
    const isAsWritten = this.#element.textContent === this.#text.toString()
    this.#shown = this.#text.toString()
    if (isAsWritten) return
    this.#draw()
    this.#setCaret(arrived.length > 0 ? from + insert.length : caret)
  }

  #draw(): void {
    this.#shown = this.#text.toString()
    this.#element.textContent = this.#shown
  }

  #caret(): number | undefined {
    const selection = getSelection()
    if (!selection?.focusNode || !this.#element.contains(selection.focusNode)) return undefined
    const before = document.createRange()
    before.selectNodeContents(this.#element)
    before.setEnd(selection.focusNode, selection.focusOffset)
    return before.toString().length
  }

  #setCaret(position: number): void {
    placeTitleCaret(this.#element, position)
  }
}

/** Puts the caret at a character of a title; a position past the end is the end. */
export function placeTitleCaret(element: HTMLElement, position: number): void {
  const [words] = element.childNodes
  if (words instanceof Text) getSelection()?.collapse(words, Math.min(position, words.length))
  else getSelection()?.collapse(element, 0)
}

/** Where a position comes to through another's change; text inserted right at it goes after it. */
function shifted(position: number, delta: readonly Change[]): number {
  let at = 0
  let result = position
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    if (at > result || (at === result && removed === 0 && retain === 0)) break
    at += retain
    if (typeof insert === 'string') {
      if (at < result) result += insert.length
      at += insert.length
    }
    if (removed > 0 && at < result) result = Math.max(at, result - removed)
  }
  return result
}
