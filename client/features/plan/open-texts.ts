import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { offsetOf, relativePositionAt } from '#shared/plan/text-offsets.ts'
import type { Store } from '../../ui/store.ts'

/**
 * Where the caret goes in a text: one of its ends (at a horizontal place, when walked into), below whatever stands last in
 * it, or a stretch of it.
 */
export type CaretTarget = { edge: 'start' | 'end' | 'below'; x?: number } | { anchor: number; head: number }

/** The target, to be asked for later: it stays with the letters it stands at, whatever others write around them meanwhile. */
export function stayingTarget(fragment: Y.XmlFragment, target: CaretTarget): () => CaretTarget {
  const { doc } = fragment
  if (!doc || 'edge' in target) return () => target
  const staying = (offset: number) => {
    const position =
      relativePositionAt(fragment, offset, 'end') ?? relativePositionAt(fragment, offset, 'start')
    return () => (position && offsetOf(doc, fragment, position)) ?? offset
  }
  const [anchor, head] = [staying(target.anchor), staying(target.head)]
  return () => ({ anchor: anchor(), head: head() })
}

export interface TextHandle {
  element: HTMLElement
  /** Opens the text if it is not, and puts the caret there. */
  focus(target: CaretTarget): void
  /** The open editor, where the text has one and is open. */
  editor?(): Editor | undefined
}

export interface ActiveText {
  key: string
  editor: Editor
}

/** More open editors than this cost loading time and stop selections at their edges; the least recently used closes. */
const MOST_OPEN = 8

/** Every text on the page by its key: walks the caret from one to the next, and keeps few editors open. */
export class OpenTexts {
  readonly #handles = new Map<string, TextHandle>()
  /** Least recently used first. */
  readonly #open = new Map<string, () => void>()
  readonly #listeners = new Set<() => void>()
  readonly #waiting = new Set<string>()
  #active: ActiveText | undefined

  /** The editor that holds the caret. */
  readonly active: Store<ActiveText | undefined> = {
    subscribe: (listener) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
    read: () => this.#active,
  }

  /** Whether words wait somewhere for an editor to come: they are in no document yet. */
  readonly hasWaitingWords: Store<boolean> = {
    subscribe: this.active.subscribe,
    read: () => this.#waiting.size > 0,
  }

  setWaitingWords(key: string, hasWords: boolean): void {
    if (this.#waiting.has(key) === hasWords) return
    if (hasWords) this.#waiting.add(key)
    else this.#waiting.delete(key)
    this.#tell()
  }

  register(key: string, handle: TextHandle): () => void {
    this.#handles.set(key, handle)
    return () => {
      if (this.#handles.get(key) === handle) this.#handles.delete(key)
    }
  }

  focus(key: string, target: CaretTarget): boolean {
    const handle = this.#handles.get(key)
    handle?.focus(target)
    return handle !== undefined
  }

  editorOf(key: string): Editor | undefined {
    return this.#handles.get(key)?.editor?.()
  }

  /** Moves the caret to the text before or after this one, as the page shows them. */
  walk(from: string, direction: 'up' | 'down', x?: number): boolean {
    const start = this.#handles.get(from)?.element
    if (!start) return false
    let nearest: TextHandle | undefined
    for (const handle of this.#handles.values()) {
      const { element } = handle
      if (element === start || !follows(start, element, direction)) continue
      if (!nearest || follows(element, nearest.element, direction)) nearest = handle
    }
    nearest?.focus({ edge: direction === 'down' ? 'start' : 'end', x })
    return nearest !== undefined
  }

  /** Notes that an editor is in use; may close the one that was unused longest. */
  opened(key: string, close: () => void): void {
    this.#open.delete(key)
    this.#open.set(key, close)
    for (const [oldest, closeOldest] of this.#open) {
      if (this.#open.size <= MOST_OPEN) break
      if (oldest === this.#active?.key) continue
      this.#open.delete(oldest)
      closeOldest()
    }
  }

  closed(key: string): void {
    this.#open.delete(key)
    if (this.#active?.key === key) this.setActive(undefined)
  }

  setActive(active: ActiveText | undefined): void {
    if (active?.key === this.#active?.key && active?.editor === this.#active?.editor) return
    this.#active = active
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function follows(element: HTMLElement, other: HTMLElement, direction: 'up' | 'down'): boolean {
  const position = element.compareDocumentPosition(other)
  const wanted = direction === 'down' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  return (position & wanted) !== 0
}
