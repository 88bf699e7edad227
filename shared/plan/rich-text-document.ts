/**
 * Rich text between plain values and the Y.XmlFragment that the editor binds to.
 * Reads the Y types directly: the editor binding's own reader deletes what its schema does not know from the live document.
 */
import * as Y from 'yjs'
import type { Block, RichText, Run, TableCell } from './rich-text.ts'
import { isSafeLink } from './safe-link.ts'

/** What the editor's schema may hold; the server refuses anything else. */
export const NODE_NAMES: readonly string[] = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
]
export const MARK_NAMES: readonly string[] = ['bold', 'italic', 'underline', 'strike', 'link']

/** Text blocks are the nodes that hold words directly. */
export const TEXT_BLOCK_NAMES: readonly string[] = ['paragraph', 'heading']

/** Reads without changing the document; unknown nodes are read for the blocks within them, unknown marks are left out. */
export function readRichText(fragment: Y.XmlFragment | Y.XmlElement): RichText {
  return fragment.toArray().flatMap((node) => (node instanceof Y.XmlElement ? readBlock(node) : []))
}

function readBlock(element: Y.XmlElement): Block[] {
  switch (element.nodeName) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: readRuns(element) }]
    case 'heading':
      return [{ kind: 'heading', level: numberOr(element.getAttribute('level'), 3), runs: readRuns(element) }]
    case 'bulletList':
    case 'orderedList':
      return [
        {
          kind: 'list',
          ordered: element.nodeName === 'orderedList',
          start: numberOr(element.getAttribute('start'), 1),
          items: elementsIn(element).map(readRichText),
        },
      ]
    case 'blockquote':
      return [{ kind: 'quote', blocks: readRichText(element) }]
    case 'table':
      return [{ kind: 'table', rows: elementsIn(element).map((row) => elementsIn(row).map(readCell)) }]
    default:
      return readRichText(element)
  }
}

function readCell(cell: Y.XmlElement): TableCell {
  return {
    header: cell.nodeName === 'tableHeader',
    columns: numberOr(cell.getAttribute('colspan'), 1),
    rows: numberOr(cell.getAttribute('rowspan'), 1),
    blocks: readRichText(cell),
  }
}

function readRuns(textBlock: Y.XmlElement): Run[] {
  return textBlock.toArray().flatMap((node): Run[] => {
    if (node instanceof Y.XmlText) return readTextRuns(node)
    return node instanceof Y.XmlElement && node.nodeName === 'hardBreak' ? [{ text: '\n' }] : []
  })
}

interface TextDelta {
  insert: unknown
  attributes?: Record<string, unknown>
}

function readTextRuns(text: Y.XmlText): Run[] {
  const deltas: TextDelta[] = text.toDelta()
  return deltas.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [{ text: insert, ...readMarks(attributes ?? {}) }] : [],
  )
}

function readMarks(attributes: Record<string, unknown>): Omit<Run, 'text'> {
  const marks: Omit<Run, 'text'> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue
    if (key === 'bold' || key === 'italic' || key === 'underline' || key === 'strike') marks[key] = true
    if (key === 'link') {
      const address = typeof value === 'object' ? Reflect.get(value, 'href') : undefined
      if (typeof address === 'string' && isSafeLink(address)) marks.link = address
    }
  }
  return marks
}

/** Appends the blocks to the end of the fragment or element. Call within a transaction. */
export function appendRichText(parent: Y.XmlFragment | Y.XmlElement, richText: RichText): void {
  parent.insert(parent.length, richText.map(blockElement))
}

function blockElement(block: Block): Y.XmlElement {
  switch (block.kind) {
    case 'paragraph':
      return textElement('paragraph', block.runs)
    case 'heading': {
      const heading = textElement('heading', block.runs)
      setAttribute(heading, 'level', block.level)
      return heading
    }
    case 'list': {
      const list = new Y.XmlElement(block.ordered ? 'orderedList' : 'bulletList')
      if (block.ordered) setAttribute(list, 'start', block.start)
      list.insert(
        0,
        block.items.map((item) => containerElement('listItem', item)),
      )
      return list
    }
    case 'quote':
      return containerElement('blockquote', block.blocks)
    case 'table': {
      const table = new Y.XmlElement('table')
      table.insert(
        0,
        block.rows.map((cells) => {
          const row = new Y.XmlElement('tableRow')
          row.insert(0, cells.map(cellElement))
          return row
        }),
      )
      return table
    }
    default:
      block satisfies never
      throw new Error(`Unknown block: ${JSON.stringify(block)}`)
  }
}

function cellElement(cell: TableCell): Y.XmlElement {
  const element = containerElement(cell.header ? 'tableHeader' : 'tableCell', cell.blocks)
  setAttribute(element, 'colspan', cell.columns)
  setAttribute(element, 'rowspan', cell.rows)
  return element
}

function containerElement(name: string, blocks: RichText): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, blocks.map(blockElement))
  return element
}

function textElement(name: string, runs: Run[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  const children: (Y.XmlText | Y.XmlElement)[] = []
  let text: Y.XmlText | undefined
  let length = 0
  for (const run of runs) {
    if (run.text === '\n') {
      children.push(new Y.XmlElement('hardBreak'))
      text = undefined
      continue
    }
    if (!text) {
      text = new Y.XmlText()
      length = 0
      children.push(text)
    }
    text.insert(length, run.text, marksOf(run))
    length += run.text.length
  }
  element.insert(0, children)
  return element
}

function marksOf({ text: _, link, ...flags }: Run): Record<string, object> {
  const marks: Record<string, object> = {}
  for (const name of Object.keys(flags)) marks[name] = {}
  if (link) marks.link = { href: link }
  return marks
}

function elementsIn(parent: Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement)
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}

/** Yjs declares attributes as strings, while the editor's binding stores JSON values: this one place knows. */
function setAttribute(element: Y.XmlElement, name: string, value: number): void {
  Reflect.apply(element.setAttribute, element, [name, value])
}
