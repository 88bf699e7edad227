/**
 * One way to count characters in rich text, the same in the Y.Doc, in the mounted editor and in the static view:
 * the words of every text block in order, a hard break as one character, blocks parted by one line break.
 */
import * as Y from 'yjs'
import { TEXT_BLOCK_NAMES } from './rich-text-document.ts'

/** Text blocks (paragraphs and headings) in document order, however deep they stand in lists and tables. */
export function textBlocksOf(parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().flatMap((node) => {
    if (!(node instanceof Y.XmlElement)) return []
    return TEXT_BLOCK_NAMES.includes(node.nodeName) ? [node] : textBlocksOf(node)
  })
}

/** The words of one text block, a hard break as a line break. */
export function textOfBlock(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((node) => (node instanceof Y.XmlText ? textOf(node) : '\n'))
    .join('')
}

/** The words of the whole fragment; offsets into this string are what comments and marks are placed by. */
export function flatText(fragment: Y.XmlFragment): string {
  return textBlocksOf(fragment).map(textOfBlock).join('\n')
}

/** A relative position that stays with its character through others' edits; undefined past the end. */
export function relativePositionAt(
  fragment: Y.XmlFragment,
  offset: number,
  side: 'start' | 'end',
): Y.RelativePosition | undefined {
  let start = 0
  for (const block of textBlocksOf(fragment)) {
    for (const node of block.toArray()) {
      const length = node instanceof Y.XmlText ? node.length : 1
      const within = offset - start
      // A start sticks to the character after it, an end to the one before it: typing at the edges does not grow the range.
      const fits = side === 'start' ? within < length : within <= length && within > 0
      if (node instanceof Y.XmlText && within >= 0 && fits) {
        return Y.createRelativePositionFromTypeIndex(node, within, side === 'start' ? 0 : -1)
      }
      start += length
    }
    start += 1
  }
  return undefined
}

/**
 * The offset a relative position has come to, or undefined when its place no longer exists in this fragment. Answers alike
 * for everybody: that a deletion was undone is known in the browser that did it alone.
 */
export function offsetOf(
  document: Y.Doc,
  fragment: Y.XmlFragment,
  position: Y.RelativePosition,
): number | undefined {
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, document, false)
  if (!absolute) return undefined
  let start = 0
  for (const block of textBlocksOf(fragment)) {
    for (const node of block.toArray()) {
      if (node === absolute.type) return start + absolute.index
      start += node instanceof Y.XmlText ? node.length : 1
    }
    start += 1
  }
  return undefined
}

function textOf(text: Y.XmlText): string {
  const deltas: { insert: unknown }[] = text.toDelta()
  return deltas.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
