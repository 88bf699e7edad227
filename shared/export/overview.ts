import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatKroner } from '#shared/basics/format-kroner.ts'
import type { Locale } from '#shared/basics/locale.ts'
import {
  ACTIVITY_PARTIES,
  type Activity,
  type ActivityParty,
  activitiesOf,
  type Category,
  type Plan,
} from '#shared/plan/plan.ts'
import type { ExportBlock, ExportCell, ExportRun } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { headerCell, numberCell, textCell } from './text-cell.ts'

/** Where a section begins in the document. */
export function sectionAnchor(category: Category): string {
  return `section-${category}`
}

/** The plan in numbers, a row a section: how many activities each party has, and their budgets. Cancelled ones don't count. */
export function overview(
  plan: Plan,
  agreement: Agreement,
  { locale, withBudget }: { locale: Locale; withBudget: boolean },
): ExportBlock[] {
  const words = EXPORT_WORDS[locale]
  const all = activitiesOf(plan)
  const row = (name: ExportRun[], activities: Activity[]): ExportCell[] => {
    const counted = activities.filter(({ status }) => status !== 'cancelled')
    return [
      textCell(name),
      ...ACTIVITY_PARTIES.map((party) => numberCell(String(counted.filter((a) => a.party === party).length))),
      numberCell(String(counted.length)),
      ...(withBudget ? [numberCell(formatKroner(total(counted), locale))] : []),
    ]
  }
  const blocks: ExportBlock[] = [
    {
      kind: 'table',
      caption: withBudget ? words.overviewWithBudgetCaption : words.overviewCaption,
      widths: withBudget ? [36, 12, 12, 11, 9, 20] : [52, 12, 13, 13, 10],
      rows: [
        [
          headerCell(words.section),
          ...ACTIVITY_PARTIES.map((party) => numberHeader(columnName(party, agreement, locale))),
          numberHeader(words.total),
          ...(withBudget ? [numberHeader(words.budget)] : []),
        ],
        ...plan.sections.map(({ category, activities }) => {
          const text = `${category}. ${categoryTitle(agreement, category, locale)}`
          return row([{ text, jumpTo: sectionAnchor(category) }], activities)
        }),
        row([{ text: words.total, bold: true }], all),
      ],
    },
  ]
  if (all.some(({ status }) => status === 'cancelled')) {
    blocks.push({ kind: 'paragraph', note: true, runs: [{ text: words.cancelledLeftOut }] })
  }
  return blocks
}

function total(activities: Activity[]): number {
  return activities.reduce((sum, { budget }) => sum + (budget ?? 0), 0)
}

function columnName(party: ActivityParty, agreement: Agreement, locale: Locale): string {
  return party === 'joint' ? EXPORT_WORDS[locale].joint : partyName(agreement, party, locale)
}

function numberHeader(text: string): ExportCell {
  return { ...headerCell(text), align: 'end' }
}
