import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'
import { textBlocksOf, textOfBlock } from './text-offsets.ts'

/**
 * Gives a body new words, one line a text block, with the smallest edit: lines that stay are not touched, so formatting,
 * comments and what somebody is typing there live on. Call within a transaction.
 */
export function replaceBodyText(body: Y.XmlFragment, next: string): void {
  const blocks = textBlocksOf(body)
  const lines = blocks.map(textOfBlock)
  const nextLines = next.split('\n')
  const shorter = Math.min(lines.length, nextLines.length)
  let head = 0
  while (head < shorter && lines[head] === nextLines[head]) head++
  let tail = 0
  while (tail < shorter - head && lines[lines.length - 1 - tail] === nextLines[nextLines.length - 1 - tail])
    tail++

  const oldMiddle = blocks.slice(head, blocks.length - tail)
  const newMiddle = nextLines.slice(head, nextLines.length - tail)
  oldMiddle.forEach((block, index) => {
    const line = newMiddle[index]
    if (line === undefined) deleteNode(block)
    else replaceBlockText(block, line)
  })
  const added = newMiddle.slice(oldMiddle.length)
  if (added.length > 0) insertLines(body, blocks[head + oldMiddle.length - 1], added)
}

function replaceBlockText(block: Y.XmlElement, line: string): void {
  const nodes = block.toArray()
  const [only] = nodes
  if (nodes.length === 1 && only instanceof Y.XmlText) {
    const { index, remove, insert } = simpleDiffString(textOfBlock(block), line)
    if (remove > 0) only.delete(index, remove)
    if (insert.length > 0) only.insert(index, insert)
    return
  }
  block.delete(0, block.length)
  if (line) block.insert(0, [new Y.XmlText(line)])
}

function insertLines(body: Y.XmlFragment, after: Y.XmlElement | undefined, lines: string[]): void {
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    if (line) paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  const neighbour = after && topLevelOf(body, after)
  if (neighbour) body.insertAfter(neighbour, paragraphs)
  else body.insert(0, paragraphs)
}

function topLevelOf(body: Y.XmlFragment, node: Y.XmlElement): Y.XmlElement | undefined {
  let current: Y.XmlElement = node
  while (current.parent instanceof Y.XmlElement) current = current.parent
  return current.parent === body ? current : undefined
}

/** Deletes the node, and the list item or cell it leaves empty; a cell keeps its place in the table. */
function deleteNode(node: Y.XmlElement): void {
  const parent = node.parent
  if (!(parent instanceof Y.XmlFragment)) return
  if (parent instanceof Y.XmlElement && parent.nodeName.startsWith('table')) {
    node.delete(0, node.length)
    return
  }
  if (parent instanceof Y.XmlElement && parent.length === 1) {
    deleteNode(parent)
    return
  }
  parent.delete(parent.toArray().indexOf(node), 1)
}
