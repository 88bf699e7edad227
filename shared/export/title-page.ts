import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { bothPartyNames, partyName } from '#shared/agreement/party-name.ts'
import { formatDate, formatInstant } from '#shared/basics/format-date.ts'
import { PARTIES, type Plan } from '#shared/plan/plan.ts'
import { formatChecksum, planChecksum } from './checksum.ts'
import type { ExportContext } from './export-content.ts'
import type { ExportBlock, TitlePage } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { headerCell, textCell } from './text-cell.ts'

/** What the reader must know of the plan before reading it: whose it is, how far it has come, and who has approved what. */
export function titlePage(plan: Plan, agreement: Agreement, context: ExportContext): TitlePage {
  const { locale, version, variant } = context
  const words = EXPORT_WORDS[locale]
  return {
    title: plan.title,
    subtitle: bothPartyNames(agreement, locale),
    facts: [
      ...(plan.title.includes(String(plan.year)) ? [] : [{ label: words.year, value: String(plan.year) }]),
      { label: words.planStatusLabel, value: words.planStatus[context.status] },
      ...(version ? [{ label: words.version, value: version }] : []),
      ...(variant === 'external' ? [] : [{ label: words.edition, value: words.editions[variant] }]),
      { label: words.generated, value: formatDate(context.generatedOn, locale) },
      { label: words.checksum, value: formatChecksum(planChecksum(plan)) },
    ],
    blocks: approvals(agreement, context),
  }
}

function approvals(
  agreement: Agreement,
  { approvals, locale, variant, status }: ExportContext,
): ExportBlock[] {
  const words = EXPORT_WORDS[locale]
  // Nobody has approved these words: what was approved has budgets in it.
  if (variant === 'external')
    return status === 'agreed'
      ? [{ kind: 'paragraph', note: true, runs: [{ text: words.fullEditionApproved }] }]
      : []
  if (approvals.length === 0) return []
  return [
    {
      kind: 'table',
      widths: [40, 30, 30],
      caption: words.approvalsCaption,
      rows: [
        [
          headerCell(words.section),
          ...PARTIES.map((party) => headerCell(partyName(agreement, party, locale))),
        ],
        ...approvals.map(({ category, by }) => [
          textCell(`${category}. ${categoryTitle(agreement, category, locale)}`),
          ...PARTIES.map((party) => {
            const approval = by[party]
            return approval
              ? textCell(approval.name, formatInstant(approval.at, locale))
              : textCell(words.notApproved)
          }),
        ]),
      ],
    },
    { kind: 'paragraph', note: true, runs: [{ text: words.approvedInSystem }] },
  ]
}
