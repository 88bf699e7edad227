import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { isoWeekOf } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { type Activity, activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { activityPartyName } from './activity-fields.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { TABLE_WORDS } from './table-words.ts'
import {
  type TableColumn,
  type TypedCell,
  type TypedTable,
  typedDate,
  typedInteger,
  typedKroner,
  typedText,
} from './typed-table.ts'
import type { ExportVariant } from './variants.ts'

interface FieldColumn extends TableColumn {
  cell(activity: Activity): TypedCell
}

/**
 * All the plan's activities in reading order, each field of theirs in a column. Dates stand beside how exact they are, for
 * the first and last day of a month are not days that anybody has chosen. An external edition has no budget.
 */
export function activityTable(
  plan: Plan,
  agreement: Agreement,
  { locale, variant }: { locale: Locale; variant: ExportVariant },
): TypedTable {
  const columns = [
    ...placeColumns(agreement, locale),
    ...timeColumns(locale),
    ...peopleColumns(locale),
    ...(variant === 'external' ? [] : [budgetColumn(locale)]),
    ...wordColumns(locale),
  ]
  return {
    columns: columns.map(({ heading, width }) => ({ heading, width })),
    rows: activitiesOf(plan).map((activity) => columns.map(({ cell }) => cell(activity))),
  }
}

function placeColumns(agreement: Agreement, locale: Locale): FieldColumn[] {
  const { fields } = EXPORT_WORDS[locale]
  const { columns } = TABLE_WORDS[locale]
  return [
    { heading: columns.categoryNumber, width: 13, cell: ({ category }) => typedInteger(category) },
    {
      heading: columns.category,
      width: 30,
      cell: ({ category }) => typedText(categoryTitle(agreement, category, locale)),
    },
    {
      heading: fields.party,
      width: 14,
      cell: ({ party }) => typedText(activityPartyName(party, agreement, locale)),
    },
    { heading: columns.title, width: 44, cell: ({ title }) => typedText(title) },
  ]
}

function timeColumns(locale: Locale): FieldColumn[] {
  const { fields, status } = EXPORT_WORDS[locale]
  const { columns, precision } = TABLE_WORDS[locale]
  return [
    { heading: fields.period, width: 22, cell: (activity) => typedText(formatPeriod(activity, locale)) },
    { heading: columns.start, width: 12, cell: ({ start }) => typedDate(start) },
    { heading: columns.end, width: 12, cell: ({ end }) => typedDate(end) },
    { heading: columns.precision, width: 12, cell: (activity) => typedText(precision[activity.precision]) },
    { heading: columns.week, width: 8, cell: (activity) => typedInteger(weekOf(activity)) },
    { heading: fields.status, width: 13, cell: (activity) => typedText(status[activity.status]) },
  ]
}

function peopleColumns(locale: Locale): FieldColumn[] {
  const { fields } = EXPORT_WORDS[locale]
  return [
    { heading: fields.responsible, width: 18, cell: ({ responsible }) => typedText(responsible) },
    { heading: fields.audience, width: 26, cell: ({ audience }) => typedText(audience.join(', ')) },
    { heading: fields.counterpart, width: 20, cell: ({ counterpart }) => typedText(counterpart) },
    { heading: fields.place, width: 20, cell: ({ place }) => typedText(place) },
    { heading: fields.partners, width: 26, cell: ({ partners }) => typedText(partners.join(', ')) },
  ]
}

function budgetColumn(locale: Locale): FieldColumn {
  return {
    heading: EXPORT_WORDS[locale].fields.budget,
    width: 15,
    cell: ({ budget }) => typedKroner(budget),
  }
}

function wordColumns(locale: Locale): FieldColumn[] {
  const { columns } = TABLE_WORDS[locale]
  return [
    { heading: EXPORT_WORDS[locale].fields.goal, width: 36, cell: ({ goal }) => typedText(goal) },
    { heading: columns.description, width: 60, cell: ({ description }) => typedText(description) },
    { heading: columns.id, width: 16, cell: ({ id }) => typedText(id) },
  ]
}

/** The week it begins in, where it lies on days or in weeks. */
function weekOf({ start, precision }: Activity): number | undefined {
  const isInWeek = precision === 'day' || precision === 'week'
  return start !== undefined && isInWeek ? isoWeekOf(start).week : undefined
}
