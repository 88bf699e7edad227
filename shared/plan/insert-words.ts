import * as Y from 'yjs'
import { LOCAL_EDIT } from './plan-document.ts'
import { textBlocksOf } from './text-offsets.ts'

/**
 * Puts words into a text at an offset of its flat text, at its end when that is beyond it, as one plain edit of the
 * person's. Each further line becomes a paragraph after the one before.
 */
export function insertWords(fragment: Y.XmlFragment, offset: number, words: string): void {
  const [first = '', ...more] = words.split('\n')
  fragment.doc?.transact(() => {
    const blocks = textBlocksOf(fragment)
    let start = 0
    for (const [index, block] of blocks.entries()) {
      const length = lengthOf(block)
      if (offset > start + length && index < blocks.length - 1) {
        start += length + 1
        continue
      }
      insertInto(block, Math.min(offset - start, length), first)
      addAfter(block, more)
      return
    }
    fragment.push([first, ...more].map(paragraph))
  }, LOCAL_EDIT)
}

function insertInto(block: Y.XmlElement, offset: number, words: string): void {
  let start = 0
  for (const node of block.toArray()) {
    const length = node instanceof Y.XmlText ? node.length : 1
    if (node instanceof Y.XmlText && offset <= start + length) {
      node.insert(offset - start, words)
      return
    }
    start += length
  }
  block.push([new Y.XmlText(words)])
}

function addAfter(block: Y.XmlElement, lines: readonly string[]): void {
  const { parent } = block
  if (lines.length === 0 || !(parent instanceof Y.XmlFragment)) return
  parent.insert(parent.toArray().indexOf(block) + 1, lines.map(paragraph))
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

function lengthOf(block: Y.XmlElement): number {
  return block.toArray().reduce((sum, node) => sum + (node instanceof Y.XmlText ? node.length : 1), 0)
}
