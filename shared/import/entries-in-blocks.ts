import { type Block, plainText, type RichText } from '#shared/plan/rich-text.ts'
import type { Entry } from './activity-of.ts'
import { fieldOfLabel } from './field-of-label.ts'
import { type GridCell, gridOfTable } from './grid.ts'
import { labelledEntry } from './line-to-entries.ts'

export interface EntriesRead {
  entries: Entry[]
  /** What is left when they are taken out. */
  rest: RichText
}

/**
 * The fields of one activity in the blocks under its name: a table of labels and values, or lines of `Sted: Odense`. Where the
 * blocks begin with them, what follows is text, whatever it looks like; else they are looked for among all of it.
 */
export function entriesInBlocks(blocks: RichText): EntriesRead {
  const leading: Entry[] = []
  let at = 0
  for (; at < blocks.length; at++) {
    const block = blocks[at]
    const entries = block && (isBlank(block) ? [] : entriesOf(block))
    if (!entries) break
    leading.push(...entries)
  }
  if (leading.length > 0) return { entries: leading, rest: blocks.slice(at) }
  const read: EntriesRead = { entries: [], rest: [] }
  for (const block of blocks) {
    const entries = entriesOf(block)
    if (entries) read.entries.push(...entries)
    else if (block.kind === 'list') takeFromList(block, read)
    else read.rest.push(block)
  }
  return read
}

/** Items that are fields go, the others stay a list. */
function takeFromList(list: Extract<Block, { kind: 'list' }>, read: EntriesRead): void {
  const items = list.items.map((item) => ({
    item,
    entries: item.length === 1 ? entriesOf(item[0]) : undefined,
  }))
  read.entries.push(...items.flatMap(({ entries = [] }) => entries))
  const others = items.flatMap(({ item, entries }) => (entries ? [] : [item]))
  read.rest.push({ ...list, items: others })
}

export function isBlank(block: Block): boolean {
  return block.kind === 'paragraph' && block.runs.every(({ text }) => text.trim() === '')
}

/** Undefined for a block that is anything else besides. */
function entriesOf(block: Block | undefined): Entry[] | undefined {
  switch (block?.kind) {
    case 'paragraph':
      return entriesOfLines(plainText([block]).split('\n'))
    case 'list':
      return block.items.every((item) => item.length === 1)
        ? entriesOfLines(block.items.map((item) => plainText(item)))
        : undefined
    case 'table':
      return entriesOfTable(block)
    case 'heading':
    case 'quote':
    case undefined:
      return undefined
    default:
      block satisfies never
      return undefined
  }
}

function entriesOfLines(lines: readonly string[]): Entry[] | undefined {
  const entries = lines.filter((line) => line.trim() !== '').map(labelledEntry)
  const known = entries.filter((entry) => entry !== undefined)
  return known.length > 0 && known.length === entries.length ? known : undefined
}

/** Labels in the first column, and perhaps in the third; at least half of them must be known. */
function entriesOfTable(table: Extract<Block, { kind: 'table' }>): Entry[] | undefined {
  const rows = gridOfTable(table.rows, { kind: 'heading', heading: '' })
  if (rows.some(({ cells }) => cells.length !== 2 && cells.length !== 4)) return undefined
  const entries = rows.flatMap(({ cells: [label, value, secondLabel, secondValue] }) => [
    ...entryOfCells(label, value),
    ...entryOfCells(secondLabel, secondValue),
  ])
  const known = entries.filter(({ field }) => field !== undefined)
  return known.length > 0 && known.length * 2 >= entries.length ? entries : undefined
}

function entryOfCells(labelled: GridCell | undefined, value: GridCell | undefined): Entry[] {
  const label = labelled?.text ?? ''
  const text = value?.text ?? ''
  const field = fieldOfLabel(label)
  if (label === '' && text === '') return []
  // An unknown label without a value is a text.
  if (text === '' && field === undefined) return [{ field, label: '', text: label }]
  return [{ field, label, text, blocks: value?.blocks }]
}
