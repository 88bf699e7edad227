import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import { placeKey, type TextPlace } from '#shared/comments/thread.ts'
import { isCategory } from '#shared/plan/plan.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import { useComments } from '../comments/comments-provider.tsx'
import type { OpenTexts } from './open-texts.ts'
import { usePage } from './page-parts.tsx'
import { offsetAt, rangeOffsets } from './text-positions.ts'
import { isInPart } from './use-focus-steps.ts'

/** A selection that is still being drawn is none yet. */
const PAUSE_MS = 150

interface Passage {
  place: TextPlace
  from: number
  to: number
  range: Range
}

/** Offers to comment on the words just selected, in the editor or on the plain page. Ctrl+Alt+M does the same, and Enter in a text that one can only read. */
export function SelectionComment() {
  const t = useTranslations('plan')
  const { plan, texts } = usePage()
  const { mayComment, compose } = useComments()
  const [passage, setPassage] = useState<Passage>()
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!mayComment) return
    const stopping = new AbortController()
    const { signal } = stopping
    let isPressed = false
    const pause = new AfterPause(PAUSE_MS, () => !isPressed && setPassage(selectedPassage(texts)))
    document.addEventListener('selectionchange', () => pause.begin(), { signal })
    document.addEventListener(
      'pointerdown',
      () => {
        isPressed = true
      },
      { signal },
    )
    document.addEventListener(
      'pointerup',
      () => {
        isPressed = false
        pause.begin()
      },
      { signal },
    )
    addEventListener('scroll', () => setPassage(undefined), { signal, passive: true })
    return () => {
      pause.cancel()
      stopping.abort()
    }
  }, [mayComment, texts])

  useEffect(() => {
    if (!mayComment) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isCommentKey(event)) return
      const selected = selectedPassage(texts)
      const anchor = selected && makeTextAnchor(plan.document, selected.place, selected.from, selected.to)
      if (!anchor) return
      event.preventDefault()
      compose(anchor)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [mayComment, texts, plan.document, compose])

  useLayoutEffect(() => {
    const element = button.current
    if (!element || !passage) return
    void computePosition(passage.range, element, {
      placement: 'top',
      strategy: 'fixed',
      middleware: [offset(8), flip({ padding: 72 }), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      element.style.left = `${x}px`
      element.style.top = `${y}px`
    })
  }, [passage])

  return createPortal(
    <>
      <span className="visually-hidden" role="status">
        {passage &&
          !texts.editorOf(placeKey(passage.place)) &&
          t('chosen', { words: passage.range.toString() })}
      </span>
      {passage && (
        <button
          ref={button}
          type="button"
          className="selection-comment"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const anchor = makeTextAnchor(plan.document, passage.place, passage.from, passage.to)
            setPassage(undefined)
            if (anchor) compose(anchor)
          }}
        >
          <MessageSquarePlus aria-hidden />
          {t('comment')}
        </button>
      )}
    </>,
    document.body,
  )
}

function isCommentKey({ altKey, ctrlKey, metaKey, code, key, target }: KeyboardEvent): boolean {
  if (altKey && (ctrlKey || metaKey)) return code === 'KeyM'
  const isInReadableText = target instanceof Element && target.matches('[data-static-text][role="group"]')
  return key === 'Enter' && isInReadableText
}

function selectedPassage(texts: OpenTexts): Passage | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = withinText(selection.getRangeAt(0))
  const { commonAncestorContainer } = range
  const element =
    commonAncestorContainer instanceof Element
      ? commonAncestorContainer
      : commonAncestorContainer.parentElement
  // A comment here is for everybody to read.
  if (!isInPart(element, false)) return undefined
  const key = element?.closest<HTMLElement>('.text-in-plan')?.dataset.text
  const place = key && placeOf(key)
  if (!key || !place) return undefined
  const offsets = offsetsIn(texts, key, element, range)
  if (!offsets) return undefined
  const from = Math.min(offsets.anchor, offsets.head)
  const to = Math.max(offsets.anchor, offsets.head)
  return from < to ? { place, from, to, range } : undefined
}

/** A triple click selects up to the start of what follows; the passage ends with its text all the same. */
function withinText(selected: Range): Range {
  const range = selected.cloneRange()
  const start = range.startContainer.parentElement?.closest('.text-in-plan')
  if (start && range.endOffset === 0 && !start.contains(range.endContainer))
    range.setEndAfter(start.lastChild ?? start)
  return range
}

function offsetsIn(texts: OpenTexts, key: string, element: Element, range: Range) {
  const editor = texts.editorOf(key)
  if (editor) {
    const { doc, selection } = editor.state
    return { anchor: offsetAt(doc, selection.anchor), head: offsetAt(doc, selection.head) }
  }
  const text = element.closest('[data-static-text]') ?? element.querySelector('[data-static-text]')
  return text ? rangeOffsets(text, range) : undefined
}

function placeOf(key: string): TextPlace | undefined {
  const [kind, id = ''] = key.split('/')
  if (kind === 'body') return { kind: 'body', activityId: id }
  const category = Number(id)
  return kind === 'section' && isCategory(category) ? { kind: 'section', category } : undefined
}
