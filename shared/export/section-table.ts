import type { Agreement } from '#shared/agreement/agreement.ts'
import { actorNames, categoryTitle } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { ACTIVITY_PARTIES, type Activity, activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { TABLE_WORDS } from './table-words.ts'
import { type TypedCell, type TypedTable, typedInteger, typedKroner, typedText } from './typed-table.ts'
import type { ExportVariant } from './variants.ts'

/**
 * The sections as a table, a row each and one of all: who is responsible, how many activities each party has, their
 * budgets, and the section's own text; roles and budgets are not for others' eyes. Cancelled activities don't count, as in
 * the document's overview.
 */
export function sectionTable(
  plan: Plan,
  agreement: Agreement,
  { locale, variant }: { locale: Locale; variant: ExportVariant },
): TypedTable {
  const words = EXPORT_WORDS[locale]
  const isExternal = variant === 'external'
  const numbers = (activities: readonly Activity[]): TypedCell[] => {
    const counted = activities.filter(({ status }) => status !== 'cancelled')
    const budget = counted.reduce((sum, activity) => sum + (activity.budget ?? 0), 0)
    return [
      ...ACTIVITY_PARTIES.map((party) => typedInteger(counted.filter((one) => one.party === party).length)),
      typedInteger(counted.length),
      ...(isExternal ? [] : [typedKroner(budget)]),
    ]
  }
  return {
    columns: [
      { heading: words.section, width: 44 },
      ...(isExternal ? [] : [{ heading: TABLE_WORDS[locale].columns.responsible, width: 26 }]),
      ...ACTIVITY_PARTIES.map((party) => ({
        heading: party === 'joint' ? words.joint : partyName(agreement, party, locale),
        width: 10,
      })),
      { heading: words.total, width: 9 },
      ...(isExternal ? [] : [{ heading: words.budget, width: 16 }]),
      { heading: TABLE_WORDS[locale].columns.text, width: 80 },
    ],
    rows: [
      ...plan.sections.map(({ category, activities, text: own }) => {
        const responsible = agreement.categories.find(({ number }) => number === category)?.responsible ?? []
        return [
          typedText(`${category}. ${categoryTitle(agreement, category, locale)}`),
          ...(isExternal ? [] : [typedText(actorNames(agreement, responsible, locale))]),
          ...numbers(activities),
          typedText(plainText(own)),
        ]
      }),
    ],
    total: [
      typedText(words.total),
      ...(isExternal ? [] : [typedText('')]),
      ...numbers(activitiesOf(plan)),
      typedText(''),
    ],
  }
}
