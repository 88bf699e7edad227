import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { clauseLabel, groupedClauses, groupHeading } from '../agreement/clause.ts'
import { LOCALES, type Locale } from '../basics/locale.ts'
import type { FindEntry } from './entry.ts'

/** The agreement's clauses, shown in one language and found in either. */
export function clauseEntries(locale: Locale): FindEntry[] {
  return groupedClauses(BUILT_IN_AGREEMENT).flatMap(({ group, clauses }) =>
    clauses.map(({ id, summary, scope }) => ({
      key: `clause/${id}`,
      place: { kind: 'clause', clauseId: id },
      title: clauseLabel(id, locale),
      text: summary[locale],
      facts: scope?.[locale] ?? '',
      also: LOCALES.flatMap((one) => [
        clauseLabel(id, one),
        groupHeading(BUILT_IN_AGREEMENT, group, one),
        one === locale ? '' : summary[one],
      ]).join(' · '),
    })),
  )
}
