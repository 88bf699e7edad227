import { type RefObject, useEffect, useState } from 'react'

export type Edge = 'top' | 'bottom'

/** A line of text, so that the one being written can be read with what stands around it. */
const MARGIN_PX = 24

/** At which edge of the window something can stand, while it is shown, without covering what somebody is writing. */
export function useEdgeAwayFromCaret(element: RefObject<HTMLElement | null>, isShown: boolean): Edge {
  const [edge, setEdge] = useState<Edge>('bottom')
  useEffect(() => {
    if (!isShown) return setEdge('bottom')
    let frame = 0
    const look = () => {
      frame = 0
      const written = caretRect()
      const covering = element.current?.getBoundingClientRect()
      if (!written || !covering || !overlaps(written, covering)) return
      setEdge(written.top + written.bottom > innerHeight ? 'top' : 'bottom')
    }
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look)
    }
    lookSoon()
    document.addEventListener('selectionchange', lookSoon)
    addEventListener('scroll', lookSoon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', lookSoon)
      removeEventListener('scroll', lookSoon)
    }
  }, [element, isShown])
  return edge
}

function overlaps(written: DOMRect, covering: DOMRect): boolean {
  return written.bottom + MARGIN_PX > covering.top && written.top - MARGIN_PX < covering.bottom
}

/** Where the caret is, or the field it is in; undefined while nobody writes. */
function caretRect(): DOMRect | undefined {
  const field = document.activeElement
  if (!(field instanceof HTMLElement)) return undefined
  if (field.matches('input, textarea')) return field.getBoundingClientRect()
  const selection = getSelection()
  if (!field.isContentEditable || !selection?.focusNode) return undefined
  const caret = document.createRange()
  caret.setStart(selection.focusNode, selection.focusOffset)
  // In an empty paragraph a caret has no box of its own.
  const own = caret.getClientRects()[0]
  const node = selection.focusNode
  return own ?? (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect()
}
