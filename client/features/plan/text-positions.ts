/**
 * Between the offsets of shared/plan/text-offsets.ts, positions in a mounted editor and points in the page,
 * so that a click, a comment's passage and a mark mean the same characters in each.
 */
import type { Node } from '@tiptap/pm/model'

/** The editor position at an offset of the flat text; the text's end when it is beyond. */
export function positionAt(document: Node, offset: number): number {
  let start = 0
  let found: number | undefined
  let end = 0
  document.descendants((node, position) => {
    if (!node.isTextblock) return found === undefined
    const length = node.content.size
    if (found === undefined && offset <= start + length) found = position + 1 + Math.max(0, offset - start)
    start += length + 1
    end = position + 1 + length
    return false
  })
  return found ?? end
}

/** The offset in the flat text of a position in the editor. */
export function offsetAt(document: Node, position: number): number {
  let start = 0
  let offset = 0
  document.descendants((node, nodePosition) => {
    if (!node.isTextblock) return true
    const inside = position - (nodePosition + 1)
    if (inside >= 0) offset = start + Math.min(inside, node.content.size)
    start += node.content.size + 1
    return false
  })
  return offset
}

const TEXT_BLOCKS = 'p, h3, h4'

/** The offset of a point in statically drawn text; undefined when the point lies outside it. */
export function offsetOfPoint(text: Element, node: globalThis.Node, index: number): number | undefined {
  if (!text.contains(node)) return undefined
  const point = document.createRange()
  point.setStart(node, index)
  point.collapse(true)
  let start = 0
  let offset: number | undefined
  for (const block of text.querySelectorAll(TEXT_BLOCKS)) {
    const whole = document.createRange()
    whole.selectNodeContents(block)
    if (point.compareBoundaryPoints(Range.START_TO_START, whole) < 0) return offset ?? start
    const isInside = point.compareBoundaryPoints(Range.END_TO_END, whole) <= 0
    if (isInside) {
      whole.setEnd(node, index)
      return start + lengthOf(whole.cloneContents())
    }
    offset = start + lengthOf(block)
    start = offset + 1
  }
  return offset
}

/** Where a range begins and ends in a statically drawn text, cut to it; undefined when it begins outside. */
export function rangeOffsets(text: Element, range: Range): { anchor: number; head: number } | undefined {
  const anchor = offsetOfPoint(text, range.startContainer, range.startOffset)
  if (anchor === undefined) return undefined
  const end = offsetOfPoint(text, range.endContainer, range.endOffset)
  return { anchor, head: end ?? offsetOfPoint(text, text, text.childNodes.length) ?? anchor }
}

/** Both ends of the page's selection as offsets in a statically drawn text; undefined when either lies outside. */
export function selectedOffsets(text: Element): { anchor: number; head: number } | undefined {
  const selection = getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return undefined
  const anchor = offsetOfPoint(text, selection.anchorNode, selection.anchorOffset)
  const head = offsetOfPoint(text, selection.focusNode, selection.focusOffset)
  return anchor === undefined || head === undefined ? undefined : { anchor, head }
}

/** The point at an offset in statically drawn text; undefined beyond its end. */
export function pointAt(text: Element, offset: number): { node: globalThis.Node; index: number } | undefined {
  let start = 0
  for (const block of text.querySelectorAll(TEXT_BLOCKS)) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    let at = start
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (offset <= at + node.length) return { node, index: Math.max(0, offset - at) }
        at += node.length
      } else if (node instanceof HTMLBRElement && node.dataset.filler === undefined) {
        at += 1
      }
    }
    if (offset <= at) return { node: block, index: block.childNodes.length }
    start = at + 1
  }
  return undefined
}

function lengthOf(content: ParentNode & globalThis.Node): number {
  const breaks = content.querySelectorAll('br:not([data-filler])').length
  return (content.textContent ?? '').length + breaks
}
