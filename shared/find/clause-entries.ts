import type { Agreement } from '../agreement/agreement.ts'
import { clauseLabel, groupedClauses, groupHeading } from '../agreement/clause.ts'
import { LOCALES, type Locale } from '../basics/locale.ts'
import type { FindEntry } from './entry.ts'

/** The agreement's clauses, shown in one language and found in either. */
export function clauseEntries(agreement: Agreement, locale: Locale): FindEntry[] {
  return groupedClauses(agreement).flatMap(({ group, clauses }) =>
    clauses.map(({ id, summary, scope }) => ({
      key: `clause/${id}`,
      place: { kind: 'clause', clauseId: id },
      title: clauseLabel(id, locale, agreement),
      text: summary[locale],
      facts: scope?.[locale] ?? '',
      also: LOCALES.flatMap((one) => [
        clauseLabel(id, one, agreement),
        groupHeading(agreement, group, one),
        one === locale ? '' : summary[one],
      ]).join(' · '),
    })),
  )
}
