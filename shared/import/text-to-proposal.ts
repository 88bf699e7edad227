import type { Agreement } from '#shared/agreement/agreement.ts'
import { ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { type Block, plainText, type RichText } from '#shared/plan/rich-text.ts'
import { isBlank } from './entries-in-blocks.ts'
import { isAddedByExport, isSentenceOfExport } from './export-labels.ts'
import { headingsBelow, partToActivities } from './part-to-activities.ts'
import { emptyProposal, type ImportProposal, type Leftover } from './proposal.ts'
import type { TextReading } from './reading.ts'
import { sectionOf } from './section-of.ts'
import { yearIn } from './year-in.ts'

/** What stands under one heading that a section could have, or before the first. */
interface Part {
  heading: string
  level: number
  category: Category | undefined
  blocks: Block[]
  /** The heading says more than which section it is. */
  saysMore?: boolean
}

/** A text's headings part it in sections; what is in none of them is left over. */
export function textToProposal(
  { title: ownTitle, blocks: read, leftBehind }: TextReading,
  agreement: Agreement,
  fallbackYear: number,
): ImportProposal {
  const blocks = withBoldHeadings(read)
  const parts = partsOf(blocks, agreement)
  const title = ownTitle || titleBefore(parts)
  const year = yearIn([title, ...blocks.map((block) => plainText([block]))])
  const isOurs = parts.some(({ heading }) => isAddedByExport(heading))
  const texts = new Map<Category, RichText>()
  const proposal = emptyProposal(title, year, leftBehind)
  for (const part of parts) {
    const where = { kind: 'heading', heading: part.heading } as const
    const isGenerated = isAddedByExport(part.heading) || (isOurs && part.heading === '')
    if (isGenerated) {
      proposal.leftovers.push(...leftover(part.blocks, where, 'generated'))
      continue
    }
    const { category } = part
    const found = partToActivities(part.blocks, { agreement, year: year ?? fallbackYear, category, where })
    proposal.activities.push(...found.activities)
    proposal.leftovers.push(...found.leftovers)
    const text = found.text.filter((block) => !isTold(block, title))
    if (category === undefined) {
      const isNews = part.heading !== '' && part.heading !== title && found.activities.length === 0
      const heading: RichText = isNews ? [headingOf(part)] : []
      proposal.leftovers.push(...leftover([...heading, ...text], where, 'outside-sections'))
    } else {
      const heading: RichText = part.saysMore ? [headingOf(part)] : []
      texts.set(category, [
        ...(texts.get(category) ?? []),
        ...headingsBelow(part.level, [...heading, ...text]),
      ])
    }
  }
  proposal.sections = ALL_CATEGORIES.flatMap((category) => {
    const text = texts.get(category) ?? []
    return text.length > 0 ? [{ category, text }] : []
  })
  return proposal
}

function headingOf({ heading }: Part): Block {
  return { kind: 'heading', level: 1, runs: [{ text: heading }] }
}

/** Nothing of the file's own, or told already. */
function isTold(block: Block, title: string): boolean {
  const words = plainText([block]).trim()
  return words === '' || isSentenceOfExport(words) || (block.kind !== 'table' && words === title)
}

function leftover(blocks: RichText, where: Leftover['where'], why: Leftover['why']): Leftover[] {
  const said = blocks.filter((block) => !isBlank(block))
  return said.length > 0 ? [{ where, why, blocks: headingsBelow(1, said) }] : []
}

function partsOf(blocks: RichText, agreement: Agreement): Part[] {
  const level = levelOfSections(blocks, agreement)
  const parts: Part[] = [{ heading: '', level: level ?? 1, category: undefined, blocks: [] }]
  for (const block of blocks) {
    const begins = level === undefined ? beginsByName(block, agreement) : beginsAt(block, level, agreement)
    if (begins) parts.push(begins)
    else parts.at(-1)?.blocks.push(block)
  }
  return parts
}

function beginsAt(block: Block, level: number, agreement: Agreement): Part | undefined {
  if (block.kind !== 'heading' || block.level > level) return undefined
  const heading = plainText([block]).trim()
  const found = block.level === level ? sectionOf(heading, agreement) : undefined
  return {
    heading,
    level: block.level,
    category: found?.category,
    blocks: [],
    saysMore: found?.isAll === false,
  }
}

/** Where no headings part the text, a line of its own that names a section does. */
function beginsByName(block: Block, agreement: Agreement): Part | undefined {
  if (block.kind !== 'paragraph') return undefined
  const heading = plainText([block]).trim()
  const found = heading === '' ? undefined : sectionOf(heading, agreement)
  return found?.isSure
    ? { heading, level: 1, category: found.category, blocks: [], saysMore: !found.isAll }
    : undefined
}

/** The level whose headings name most sections; the higher where two name as many. Two at least, or one surely. */
function levelOfSections(blocks: RichText, agreement: Agreement): number | undefined {
  const byLevel = new Map<number, Set<Category>>()
  const sure = new Set<number>()
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    const found = sectionOf(plainText([block]), agreement)
    if (!found) continue
    byLevel.set(block.level, (byLevel.get(block.level) ?? new Set()).add(found.category))
    if (found.isSure) sure.add(block.level)
  }
  const [best] = [...byLevel]
    .filter(([level, { size }]) => size > 1 || sure.has(level))
    .toSorted(([a, { size: many }], [b, { size: more }]) => more - many || a - b)
  return best?.[0]
}

/** Many write headings as bold lines; where a document has no others, those are its headings. */
function withBoldHeadings(blocks: RichText): RichText {
  if (blocks.some(({ kind }) => kind === 'heading')) return blocks
  return blocks.map((block) =>
    block.kind === 'paragraph' && isBoldLine(block) ? { ...block, kind: 'heading', level: 2 } : block,
  )
}

const LONGEST_BOLD_HEADING = 120

function isBoldLine(block: Extract<Block, { kind: 'paragraph' }>): boolean {
  const said = block.runs.filter(({ text }) => text.trim() !== '')
  const length = plainText([block]).length
  return said.length > 0 && said.every(({ bold }) => bold) && length <= LONGEST_BOLD_HEADING
}

const LONGEST_TITLE = 200

/** A line before the first section that names a year, where the document has no title of its own. */
function titleBefore(parts: readonly Part[]): string {
  const lines = [
    ...(parts[0]?.blocks ?? []).map((block) => plainText([block]).trim()),
    ...parts.filter(({ category }) => category === undefined).map(({ heading }) => heading),
  ]
  return (
    lines.find((line) => /20\d\d/u.test(line) && line.length <= LONGEST_TITLE && !line.includes('\n')) ?? ''
  )
}
