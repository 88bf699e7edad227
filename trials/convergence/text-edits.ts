import * as Y from 'yjs'
import type { Block } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { textBlocksOf } from '#shared/plan/text-offsets.ts'
import type { Chance } from './chance.ts'

type TextEdit = (text: Y.XmlFragment, chance: Chance) => void

interface Run {
  insert: string
  attributes?: Record<string, unknown>
}

/** Writes in the text as an editor would: words and marks, paragraphs, headings, lists, quotes and tables. */
export function editText(text: Y.XmlFragment, chance: Chance): void {
  chance.weighted(TEXT_EDITS)?.(text, chance)
}

const TEXT_EDITS: readonly (readonly [number, TextEdit])[] = [
  [10, typeWords],
  [5, eraseWords],
  [4, markWords],
  [4, splitBlock],
  [3, joinBlocks],
  [2, turnBlock],
  [2, wrapBlock],
  [2, unwrapBlock],
  [5, removeNodes],
  [4, addBlock],
  [1, addRow],
  [1, addColumn],
  [1, setLevel],
]

function typeWords(text: Y.XmlFragment, chance: Chance): void {
  const block = chance.oneOf(textBlocksOf(text))
  if (!block) {
    addBlock(text, chance)
    return
  }
  const words = wordsOf(block, chance)
  if (!words) {
    block.insert(0, [new Y.XmlText(chance.letters(1, 4))])
    return
  }
  const marks = chance.happens(0.2) ? randomMark(chance) : undefined
  words.insert(chance.whole(0, words.length), chance.letters(1, 4), marks)
}

function eraseWords(text: Y.XmlFragment, chance: Chance): void {
  const words = wordsOf(chance.oneOf(textBlocksOf(text)), chance)
  if (!words || words.length === 0) return
  const from = chance.whole(0, words.length - 1)
  words.delete(from, Math.min(words.length - from, chance.whole(1, 8)))
}

function markWords(text: Y.XmlFragment, chance: Chance): void {
  const words = wordsOf(chance.oneOf(textBlocksOf(text)), chance)
  if (!words || words.length === 0) return
  const from = chance.whole(0, words.length - 1)
  words.format(from, chance.whole(1, words.length - from), randomMark(chance))
}

function splitBlock(text: Y.XmlFragment, chance: Chance): void {
  const block = chance.oneOf(textBlocksOf(text))
  const words = wordsOf(block, chance)
  if (!block || !words) return
  const at = chance.whole(0, words.length)
  const tail = runsFrom(words, at)
  words.delete(at, words.length - at)
  const next = new Y.XmlElement(chance.happens(0.8) ? block.nodeName : 'paragraph')
  if (tail.length > 0) next.insert(0, [textOf(tail)])
  insertAfter(block, next)
}

function joinBlocks(text: Y.XmlFragment, chance: Chance): void {
  const block = chance.oneOf(textBlocksOf(text))
  const next = block?.nextSibling
  if (!block || !(next instanceof Y.XmlElement) || !isTextBlock(next)) return
  const words = wordsOf(block, chance)
  const nextWords = wordsOf(next, chance)
  if (nextWords) {
    if (words) words.applyDelta([{ retain: words.length }, ...runsFrom(nextWords, 0)])
    else block.insert(0, [textOf(runsFrom(nextWords, 0))])
  }
  remove(next)
}

function turnBlock(text: Y.XmlFragment, chance: Chance): void {
  const block = chance.oneOf(textBlocksOf(text))
  if (!block) return
  const turned = new Y.XmlElement(block.nodeName === 'heading' ? 'paragraph' : 'heading')
  if (turned.nodeName === 'heading') setNumber(turned, 'level', chance.whole(3, 4))
  turned.insert(0, copiesOf(block))
  insertAfter(block, turned)
  remove(block)
}

function wrapBlock(text: Y.XmlFragment, chance: Chance): void {
  const block = chance.oneOf(textBlocksOf(text))
  if (!block) return
  const wrapping = new Y.XmlElement(chance.oneOf(['bulletList', 'orderedList', 'blockquote']))
  if (wrapping.nodeName === 'blockquote') {
    wrapping.insert(0, [block.clone()])
  } else {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [block.clone()])
    wrapping.insert(0, [item])
  }
  insertAfter(block, wrapping)
  remove(block)
}

function unwrapBlock(text: Y.XmlFragment, chance: Chance): void {
  const wrapping = chance.oneOf(elementsWithin(text).filter(isWrapping))
  if (!wrapping) return
  const blocks = wrapping.nodeName === 'blockquote' ? [wrapping] : childElements(wrapping)
  for (const copy of blocks.flatMap(copiesOf).reverse()) insertAfter(wrapping, copy)
  remove(wrapping)
}

function removeNodes(text: Y.XmlFragment, chance: Chance): void {
  const parent = chance.oneOf([text, ...elementsWithin(text).filter((one) => !isTextBlock(one))])
  if (!parent || parent.length === 0) return
  const from = chance.whole(0, parent.length - 1)
  parent.delete(from, Math.min(parent.length - from, chance.whole(1, 2)))
}

function addBlock(text: Y.XmlFragment, chance: Chance): void {
  const places = elementsWithin(text).filter(({ nodeName }) =>
    ['listItem', 'blockquote', 'tableCell'].includes(nodeName),
  )
  const place = chance.happens(0.7) ? text : (chance.oneOf(places) ?? text)
  const draft = new Y.Doc({ guid: 'draft' }).getXmlFragment('draft')
  appendRichText(draft, [randomBlock(chance)])
  place.insert(
    chance.whole(0, place.length),
    childElements(draft).map((block) => block.clone()),
  )
  draft.doc?.destroy()
}

function addRow(text: Y.XmlFragment, chance: Chance): void {
  const table = chance.oneOf(elementsWithin(text).filter(({ nodeName }) => nodeName === 'table'))
  const row = chance.oneOf(table ? childElements(table) : [])
  if (row) insertAfter(row, row.clone())
}

function addColumn(text: Y.XmlFragment, chance: Chance): void {
  const table = chance.oneOf(elementsWithin(text).filter(({ nodeName }) => nodeName === 'table'))
  const at = chance.whole(0, 2)
  for (const row of table ? childElements(table) : []) {
    const cell = new Y.XmlElement('tableCell')
    cell.insert(0, [new Y.XmlElement('paragraph')])
    row.insert(Math.min(at, row.length), [cell])
  }
}

function setLevel(text: Y.XmlFragment, chance: Chance): void {
  const heading = chance.oneOf(textBlocksOf(text).filter(({ nodeName }) => nodeName === 'heading'))
  if (heading) setNumber(heading, 'level', chance.whole(3, 4))
}

function randomBlock(chance: Chance): Block {
  const paragraph = (): Block => ({ kind: 'paragraph', runs: [{ text: chance.letters(1, 6) }] })
  const cell = () => ({ header: false, columns: 1, rows: 1, blocks: [paragraph()] })
  const block = chance.weighted<() => Block>([
    [5, paragraph],
    [1, () => ({ kind: 'heading', level: 3, runs: [{ text: chance.letters(1, 6), bold: true }] })],
    [
      2,
      () => ({ kind: 'list', ordered: chance.happens(0.5), start: 1, items: [[paragraph()], [paragraph()]] }),
    ],
    [1, () => ({ kind: 'quote', blocks: [paragraph()] })],
    [
      1,
      () => ({
        kind: 'table',
        rows: [
          [cell(), cell()],
          [cell(), cell()],
        ],
      }),
    ],
  ])
  return block ? block() : paragraph()
}

function randomMark(chance: Chance): Record<string, unknown> {
  const mark = chance.oneOf(['bold', 'italic', 'link']) ?? 'bold'
  if (chance.happens(0.3)) return { [mark]: null }
  return { [mark]: mark === 'link' ? { href: `https://${chance.letters(3, 3)}.example` } : {} }
}

function wordsOf(block: Y.XmlElement | undefined, chance: Chance): Y.XmlText | undefined {
  return chance.oneOf((block?.toArray() ?? []).filter((node) => node instanceof Y.XmlText))
}

function runsFrom(words: Y.XmlText, at: number): Run[] {
  const runs: Run[] = words.toDelta()
  let skip = at
  return runs.flatMap(({ insert, attributes }) => {
    const rest = insert.slice(skip)
    skip = Math.max(0, skip - insert.length)
    return rest === '' ? [] : [attributes ? { insert: rest, attributes } : { insert: rest }]
  })
}

function textOf(runs: Run[]): Y.XmlText {
  const words = new Y.XmlText()
  words.applyDelta(runs)
  return words
}

function copiesOf(parent: Y.XmlElement): (Y.XmlElement | Y.XmlText)[] {
  return parent
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement || node instanceof Y.XmlText ? [node.clone()] : []))
}

function childElements(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((node) => node instanceof Y.XmlElement)
}

function elementsWithin(parent: Y.XmlFragment): Y.XmlElement[] {
  return childElements(parent).flatMap((element) => [element, ...elementsWithin(element)])
}

function isTextBlock({ nodeName }: Y.XmlElement): boolean {
  return nodeName === 'paragraph' || nodeName === 'heading'
}

function isWrapping({ nodeName }: Y.XmlElement): boolean {
  return nodeName === 'bulletList' || nodeName === 'orderedList' || nodeName === 'blockquote'
}

function insertAfter(node: Y.XmlElement, next: Y.XmlElement | Y.XmlText): void {
  if (node.parent instanceof Y.XmlFragment) node.parent.insertAfter(node, [next])
}

function remove(node: Y.XmlElement): void {
  const { parent } = node
  if (parent instanceof Y.XmlFragment) parent.delete(parent.toArray().indexOf(node), 1)
}

/** Yjs declares attributes as strings, while the editor stores numbers. */
function setNumber(element: Y.XmlElement, name: string, value: number): void {
  Reflect.apply(element.setAttribute, element, [name, value])
}
