import type { Agreement } from '#shared/agreement/agreement.ts'
import { actorNames, categoryTitle } from '#shared/agreement/clause.ts'
import type { TextPlace } from '#shared/comments/thread.ts'
import type { Activity, Category, Plan, Section } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { activityFields } from './activity-fields.ts'
import { blocksBelow } from './blocks-below.ts'
import { decidedFindings } from './decided-findings.ts'
import { dutiesAppendix } from './duties-appendix.ts'
import type { ExportContext } from './export-content.ts'
import type { ExportBlock, ExportDocument, ExportRun } from './export-document.ts'
import { exportThreads } from './export-threads.ts'
import { EXPORT_WORDS, type ExportWords } from './export-words.ts'
import { findingsAppendix } from './findings-appendix.ts'
import { overview, sectionAnchor } from './overview.ts'
import { textMarks, threadsOn, withThreads } from './placed-thread.ts'
import { titlePage } from './title-page.ts'

/** What every part of the document is laid out with. */
interface Surroundings {
  agreement: Agreement
  context: ExportContext
  words: ExportWords
  /** The text with the marks of its threads. */
  marked: (text: RichText, place: TextPlace) => RichText
  /** The words of a heading, marked by the threads on what stands under it. */
  headingRuns: (text: string, about: { activityId: string } | { section: Category } | 'plan') => ExportRun[]
}

/**
 * Lays a plan out as a document a board can read: title page, overview, the sections with their activities, and the
 * decisions and duties as appendices. Holds all that is filled in and that the variant has; a confidential part is never in a `Plan`.
 */
export function planToExportDocument(
  plan: Plan,
  agreement: Agreement,
  context: ExportContext,
): ExportDocument {
  const { locale, openThreads } = context
  const words = EXPORT_WORDS[locale]
  const marks = textMarks(openThreads)
  const around: Surroundings = {
    agreement,
    context,
    words,
    marked: (text, place) => withThreads(text, marks(place)),
    headingRuns: (text, about) => {
      const threads = threadsOn(openThreads, about)
      return [threads.length > 0 ? { text, threads } : { text }]
    },
  }
  const blocks = [
    ...overviewBlocks(plan, around),
    ...plan.sections.flatMap((section) => sectionBlocks(section, around)),
    ...appendices(plan, around),
  ]
  return {
    locale,
    title: plan.title,
    madeOn: context.generatedOn,
    titlePage: titlePage(plan, agreement, context),
    contentsTitle: words.contents,
    blocks: withNumberedTables(blocks, words),
    threads: exportThreads(openThreads, plan, agreement, locale),
    footer: { text: plan.title, page: words.page, of: words.of },
  }
}

function overviewBlocks(plan: Plan, { agreement, context, words, headingRuns }: Surroundings): ExportBlock[] {
  const { findings, decisions, merged, variant, locale } = context
  const decided = decidedFindings(findings, decisions, merged)
  const sentences = tellsDecisions(context)
    ? [words.decidedFindings(decided.counts), words.openFindings(decided.open)]
    : []
  return [
    { kind: 'heading', level: 1, anchor: 'overview', runs: headingRuns(words.overview, 'plan') },
    ...overview(plan, agreement, { locale, withBudget: variant !== 'external' }),
    ...sentences.flatMap((text): ExportBlock[] =>
      text === undefined ? [] : [{ kind: 'paragraph', runs: [{ text }] }],
    ),
  ]
}

function sectionBlocks(section: Section, around: Surroundings): ExportBlock[] {
  const { agreement, context, words, marked, headingRuns } = around
  const { category } = section
  const { locale, variant } = context
  const responsible = agreement.categories.find(({ number }) => number === category)?.responsible ?? []
  const role: ExportBlock = {
    kind: 'paragraph',
    note: true,
    runs: [{ text: `${words.responsibleByAgreement} ${actorNames(agreement, responsible, locale)}` }],
  }
  return [
    {
      kind: 'heading',
      level: 1,
      anchor: sectionAnchor(category),
      newPage: true,
      runs: headingRuns(`${category}. ${categoryTitle(agreement, category, locale)}`, { section: category }),
    },
    ...(variant === 'external' ? [] : [role]),
    ...blocksBelow(1, marked(section.text, { kind: 'section', category })),
    { kind: 'heading', level: 2, runs: [{ text: words.activities }] },
    ...(section.activities.length > 0
      ? section.activities.flatMap((activity) => activityBlocks(activity, around))
      : [{ kind: 'paragraph' as const, runs: [{ text: words.noActivities }] }]),
  ]
}

function activityBlocks(activity: Activity, around: Surroundings): ExportBlock[] {
  const { agreement, context, words, marked, headingRuns } = around
  const { id: activityId, party, body } = activity
  const title = activity.title.trim() || words.untitled
  return [
    { kind: 'heading', level: 3, party, runs: headingRuns(title, { activityId }) },
    { kind: 'fields', fields: activityFields(activity, agreement, context.locale) },
    ...blocksBelow(3, marked(body, { kind: 'body', activityId })),
  ]
}

/** Decisions are about the plan as it stands, and for those who write it. */
function tellsDecisions({ variant, version }: ExportContext): boolean {
  return variant === 'internal' && version === undefined
}

/** Each begins with a heading of its own, numbered in their order. */
function appendices(plan: Plan, { agreement, context, words }: Surroundings): ExportBlock[] {
  const { findings, decisions, merged, locale } = context
  if (!tellsDecisions(context)) return []
  const decided = decidedFindings(findings, decisions, merged)
  const { duties, generatedOn: today } = context
  return [
    ...findingsAppendix(plan, agreement, decided, locale),
    ...(duties ? [dutiesAppendix(duties, { plan, agreement, locale, today })] : []),
  ].flatMap(({ title, blocks }, index) => [
    {
      kind: 'heading',
      level: 1,
      anchor: `appendix-${index + 1}`,
      runs: [{ text: words.appendix(index + 1, title) }],
      ...(index === 0 && { newPage: true }),
    },
    ...blocks,
  ])
}

/** Tables that have a caption are numbered through the document. */
function withNumberedTables(blocks: ExportBlock[], words: ExportWords): ExportBlock[] {
  let number = 0
  return blocks.map((block) =>
    block.kind === 'table' && block.caption !== undefined
      ? { ...block, caption: words.table(++number, block.caption) }
      : block,
  )
}
