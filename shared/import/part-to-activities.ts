import { type Block, plainText, type RichText } from '#shared/plan/rich-text.ts'
import { activityOf, type Circumstances, type Entry, paragraph } from './activity-of.ts'
import { entriesInBlocks, isBlank } from './entries-in-blocks.ts'
import { isSentenceOfExport } from './export-labels.ts'
import { gridOfTable } from './grid.ts'
import { lineToEntries, tellsMoreThanTitle } from './line-to-entries.ts'
import type { Leftover, ProposedActivity } from './proposal.ts'
import { rowAsText, rowsToActivities } from './rows-to-activities.ts'

type Heading = Extract<Block, { kind: 'heading' }>

export interface PartRead {
  activities: ProposedActivity[]
  /** What is no activity, in order. */
  text: RichText
  leftovers: Leftover[]
}

/** Everything below it is an activity. */
const ACTIVITIES =
  /^(?:planlagte |årets |kommende |planned )?(?:aktiviteter|activities)(?: (?:i )?20\d\d)?:?$/iu

/**
 * The activities under one heading of a text document, in whatever way they are laid out: rows of a table with column
 * headings, headings with fields under them, items of a list that say when or who.
 */
export function partToActivities(blocks: RichText, around: Circumstances): PartRead {
  const read: PartRead = { activities: [], text: [], leftovers: [] }
  const divider = blocks.findLastIndex((block) => block.kind === 'heading' && ACTIVITIES.test(wordsOf(block)))
  if (divider === -1) {
    readBlocks(blocks, levelWithFields(blocks), false, around, read)
    return read
  }
  const below = blocks.slice(divider + 1)
  const levels = headingsIn(below).map(({ level }) => level)
  read.text.push(...blocks.slice(0, divider))
  readBlocks(below, levels.length > 0 ? Math.min(...levels) : undefined, true, around, read)
  return { ...read, text: read.text.filter((block) => !isSentenceOfExport(plainText([block]))) }
}

/** `level` is that of the headings that are activities' names. */
function readBlocks(
  blocks: RichText,
  level: number | undefined,
  isUnderActivities: boolean,
  around: Circumstances,
  read: PartRead,
): void {
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block || isBlank(block)) continue
    if (block.kind === 'heading' && block.level === level) {
      const end = blocks.findIndex(
        (next, index) => index > at && next.kind === 'heading' && next.level <= block.level,
      )
      const under = blocks.slice(at + 1, end === -1 ? undefined : end)
      read.activities.push(headedActivity(block, under, around))
      at += under.length
      continue
    }
    readBlock(block, isUnderActivities, around, read)
  }
}

function readBlock(block: Block, isUnderActivities: boolean, around: Circumstances, read: PartRead): void {
  if (block.kind === 'table') {
    const rows = rowsToActivities(gridOfTable(block.rows, around.where), around)
    if (rows) {
      read.activities.push(...rows.activities)
      read.leftovers.push(...rows.leftovers)
      read.text.push(...rows.before.map(({ cells }) => rowAsText(cells)))
      return
    }
  }
  if (block.kind === 'list') {
    const items = block.items.map((item) => listedActivity(item, around))
    if (isUnderActivities || items.filter(({ tells }) => tells).length * 2 >= items.length) {
      read.activities.push(...items.map(({ activity }) => activity))
      return
    }
  }
  if (block.kind === 'paragraph' && isUnderActivities) {
    const entries = lineToEntries(plainText([block]), around)
    if (entries.some(({ field }) => field === 'period')) {
      read.activities.push(activityOf(entries, around))
      return
    }
  }
  read.text.push(block)
}

function headedActivity(heading: Heading, under: RichText, around: Circumstances): ProposedActivity {
  const { entries, rest } = entriesInBlocks(under)
  const title: Entry = { field: 'title', label: '', text: wordsOf(heading).replaceAll('\n', ' ') }
  const named = entries.length > 0 ? [title] : lineToEntries(title.text, around)
  return activityOf([...named, ...entries.filter(({ field }) => field !== 'title')], around, [
    ...entries
      .filter(({ field }) => field === 'title')
      .map(({ label, text }) => paragraph(`${label}: ${text}`)),
    ...headingsBelow(heading.level, rest),
  ])
}

function listedActivity(
  item: RichText,
  around: Circumstances,
): { activity: ProposedActivity; tells: boolean } {
  const [first, ...more] = item
  const line = first ? plainText([first]) : ''
  const [name = '', ...lines] = line.split('\n')
  const named = lineToEntries(name, around)
  const { entries, rest } = entriesInBlocks([
    ...lines.map((text): Block => ({ kind: 'paragraph', runs: [{ text }] })),
    ...more,
  ])
  const all = [...named, ...entries]
  return { activity: activityOf(all, around, rest), tells: tellsMoreThanTitle(all) }
}

/** The level at which most headings have fields under them; headings without any are text. */
function levelWithFields(blocks: RichText): number | undefined {
  const counts = new Map<number, number>()
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') return
    const next = blocks.findIndex((other, at) => at > index && other.kind === 'heading')
    const under = blocks.slice(index + 1, next === -1 ? undefined : next)
    if (entriesInBlocks(under).entries.length > 0) counts.set(block.level, (counts.get(block.level) ?? 0) + 1)
  })
  return [...counts].toSorted(([a, often], [b, times]) => times - often || a - b)[0]?.[0]
}

function headingsIn(blocks: RichText): Heading[] {
  return blocks.filter((block) => block.kind === 'heading')
}

function wordsOf(block: Block): string {
  return plainText([block]).trim()
}

/** The two levels of headings that a text of a plan has. */
const LEVELS = { highest: 3, lowest: 4 }

/** Headings within a text that stood under one of this level, as a text of a plan has them. */
export function headingsBelow(level: number, blocks: RichText): RichText {
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const below = LEVELS.highest + Math.max(block.level - level - 1, 0)
    return { ...block, level: Math.min(below, LEVELS.lowest) }
  })
}
