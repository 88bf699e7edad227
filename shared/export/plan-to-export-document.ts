import type { Agreement } from '#shared/agreement/agreement.ts'
import { actorNames, categoryTitle } from '#shared/agreement/clause.ts'
import { bothPartyNames } from '#shared/agreement/party-name.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Activity, Plan, Section } from '#shared/plan/plan.ts'
import { activityFields } from './activity-fields.ts'
import { blocksBelow } from './blocks-below.ts'
import { decidedFindings } from './decided-findings.ts'
import type { ExportContext } from './export-content.ts'
import type { ExportBlock, ExportDocument, TitlePage } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { findingsAppendix } from './findings-appendix.ts'
import { overview, sectionAnchor } from './overview.ts'

/**
 * Lays a plan out as a document a board can read: title page, overview, the five sections with their activities, and
 * the decisions as appendices. Holds all that is filled in; a confidential part is never in a `Plan`.
 */
export function planToExportDocument(
  plan: Plan,
  agreement: Agreement,
  context: ExportContext,
): ExportDocument {
  const { locale } = context
  const words = EXPORT_WORDS[locale]
  const decided = decidedFindings(context.findings, context.decisions, context.merged)
  return {
    locale,
    title: plan.title,
    titlePage: titlePage(plan, agreement, context),
    contentsTitle: words.contents,
    blocks: [
      { kind: 'heading', level: 1, runs: [{ text: words.overview }] },
      ...overview(plan, agreement, locale),
      ...[words.decidedFindings(decided.counts), words.openFindings(decided.open)].flatMap(
        (text): ExportBlock[] => (text === undefined ? [] : [{ kind: 'paragraph', runs: [{ text }] }]),
      ),
      ...plan.sections.flatMap((section) => sectionBlocks(section, agreement, locale)),
      ...findingsAppendix(plan, agreement, decided, locale),
    ],
    footer: { text: plan.title, page: words.page, of: words.of },
  }
}

function titlePage(plan: Plan, agreement: Agreement, context: ExportContext): TitlePage {
  const { locale, version } = context
  const words = EXPORT_WORDS[locale]
  const parties = bothPartyNames(agreement, locale)
  return {
    title: plan.title,
    subtitle: parties,
    facts: [
      ...(plan.title.includes(String(plan.year)) ? [] : [{ label: words.year, value: String(plan.year) }]),
      { label: words.planStatusLabel, value: words.planStatus[context.status] },
      ...(version ? [{ label: words.version, value: version }] : []),
      { label: words.generated, value: formatDate(context.generatedOn, locale) },
    ],
  }
}

function sectionBlocks(section: Section, agreement: Agreement, locale: Locale): ExportBlock[] {
  const words = EXPORT_WORDS[locale]
  const { category } = section
  const responsible = agreement.categories.find(({ number }) => number === category)?.responsible ?? []
  return [
    {
      kind: 'heading',
      level: 1,
      anchor: sectionAnchor(category),
      newPage: true,
      runs: [{ text: `${category}. ${categoryTitle(agreement, category, locale)}` }],
    },
    {
      kind: 'paragraph',
      note: true,
      runs: [{ text: `${words.responsibleByAgreement} ${actorNames(agreement, responsible, locale)}` }],
    },
    ...blocksBelow(1, section.text),
    { kind: 'heading', level: 2, runs: [{ text: words.activities }] },
    ...(section.activities.length > 0
      ? section.activities.flatMap((activity) => activityBlocks(activity, agreement, locale))
      : [{ kind: 'paragraph' as const, runs: [{ text: words.noActivities }] }]),
  ]
}

function activityBlocks(activity: Activity, agreement: Agreement, locale: Locale): ExportBlock[] {
  const title = activity.title.trim() || EXPORT_WORDS[locale].untitled
  return [
    { kind: 'heading', level: 3, runs: [{ text: title }] },
    { kind: 'fields', fields: activityFields(activity, agreement, locale) },
    ...blocksBelow(3, activity.body),
  ]
}
