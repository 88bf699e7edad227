import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import type { CaretTarget } from './open-texts.ts'
import { usePage } from './page-parts.tsx'
import { clearCaret, setCaret } from './presence.ts'
import { placeTitleCaret, TitleBinding } from './title-binding.ts'

/**
 * The title: plain words until the caret goes in, so that a selection can run across several activities; one line, Enter
 * goes on to the body.
 */
export function ActivityTitle({ activityId, text }: { activityId: string; text: Y.Text }) {
  const t = useTranslations('plan')
  const { plan, texts, mayEdit } = usePage()
  const element = useRef<HTMLSpanElement>(null)
  const isPressed = useRef(false)
  const key = `title/${activityId}`

  useEffect(() => {
    if (!element.current) return
    const binding = new TitleBinding(element.current, text)
    return () => binding.destroy()
  }, [text])

  const open = useCallback((target?: CaretTarget) => {
    const title = element.current
    if (!title) return
    title.contentEditable = 'plaintext-only'
    title.focus()
    const length = title.textContent?.length ?? 0
    if (!target) return
    if ('anchor' in target) placeTitleCaret(title, target.head)
    else
      placeTitleCaret(
        title,
        target.x !== undefined ? nearestTo(title, target.x) : target.edge === 'start' ? 0 : length,
      )
  }, [])

  useEffect(() => {
    const title = element.current
    if (!title || !mayEdit) return
    const unregister = texts.register(key, { element: title, focus: open })
    return () => {
      unregister()
      // A page may stop taking edits while the caret is in it.
      title.removeAttribute('contenteditable')
    }
  }, [texts, key, open, mayEdit])

  if (!mayEdit) return <span ref={element} className="activity-title-words" />

  return (
    // biome-ignore lint/a11y/useSemanticElements: an input would not wrap, print or be copied with the text around it
    <span
      ref={element}
      className="activity-title-words"
      role="textbox"
      aria-label={t('title')}
      aria-multiline="false"
      tabIndex={0}
      data-placeholder={t('titlePlaceholder')}
      data-text={key}
      onPointerDown={() => {
        isPressed.current = true
      }}
      onClick={() => {
        isPressed.current = false
        const selection = getSelection()
        const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined
        open()
        if (range && element.current?.contains(range.startContainer)) {
          selection?.removeAllRanges()
          selection?.addRange(range)
        }
      }}
      onFocus={() => {
        setCaret(plan.awareness, { place: key })
        if (!isPressed.current && element.current?.contentEditable !== 'plaintext-only') open({ edge: 'end' })
      }}
      onBlur={(event) => {
        isPressed.current = false
        clearCaret(plan.awareness, key)
        event.currentTarget.removeAttribute('contenteditable')
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const direction = walkOf(event)
        if (!direction) return
        event.preventDefault()
        texts.walk(
          key,
          direction,
          event.key.startsWith('Arrow') && /Up|Down/.test(event.key) ? caretX() : undefined,
        )
      }}
    />
  )
}

/** Which way a key leaves the title, if it does. */
function walkOf(event: KeyboardEvent<HTMLElement>): 'up' | 'down' | undefined {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return undefined
  const selection = getSelection()
  const title = event.currentTarget
  const length = title.textContent?.length ?? 0
  const offset =
    selection?.focusNode === title ? (selection.focusOffset === 0 ? 0 : length) : selection?.focusOffset
  switch (event.key) {
    case 'Enter':
      return 'down'
    case 'ArrowUp':
      return isOnLine(title, 'first') ? 'up' : undefined
    case 'ArrowDown':
      return isOnLine(title, 'last') ? 'down' : undefined
    case 'ArrowLeft':
      return selection?.isCollapsed && offset === 0 ? 'up' : undefined
    case 'ArrowRight':
      return selection?.isCollapsed && offset === length ? 'down' : undefined
    default:
      return undefined
  }
}

function isOnLine(title: HTMLElement, line: 'first' | 'last'): boolean {
  const caret = caretRect()
  if (!caret) return true
  const { top, bottom } = title.getBoundingClientRect()
  return line === 'first' ? caret.top - top < caret.height : bottom - caret.bottom < caret.height
}

function caretRect(): DOMRect | undefined {
  const selection = getSelection()
  if (!selection?.rangeCount) return undefined
  return selection.getRangeAt(0).getClientRects()[0]
}

function caretX(): number | undefined {
  return caretRect()?.left
}

/** The character of the title's last line that stands nearest to a horizontal place. */
function nearestTo(title: HTMLElement, x: number): number {
  const [words] = title.childNodes
  if (!(words instanceof Text)) return 0
  const range = document.createRange()
  let nearest = 0
  let distance = Number.POSITIVE_INFINITY
  for (let index = 0; index <= words.length; index++) {
    range.setStart(words, index)
    range.collapse(true)
    const left = range.getClientRects()[0]?.left ?? 0
    if (Math.abs(left - x) < distance) {
      distance = Math.abs(left - x)
      nearest = index
    }
  }
  return nearest
}
