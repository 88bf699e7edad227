import type { Agreement } from '../agreement/agreement.ts'
import { clauseLabel, groupedClauses, groupHeading } from '../agreement/clause.ts'
import { passagesOf } from '../agreement/wording/read-layers.ts'
import type { WordingLayers } from '../agreement/wording/signed-wording.ts'
import { LOCALES, type Locale } from '../basics/locale.ts'
import type { FindEntry } from './entry.ts'

/** The agreement's clauses, shown in one language and found in either, and by the words that were signed where they are known. */
export function clauseEntries(
  agreement: Agreement,
  locale: Locale,
  signed?: WordingLayers | undefined,
): FindEntry[] {
  return groupedClauses(agreement).flatMap(({ group, clauses }) =>
    clauses.map(({ id, summary, scope }) => ({
      key: `clause/${id}`,
      place: { kind: 'clause', clauseId: id },
      title: clauseLabel(id, locale, agreement),
      text: [summary[locale], ...(signed ? signedParagraphs(signed, id) : [])].join('\n'),
      facts: scope?.[locale] ?? '',
      also: LOCALES.flatMap((one) => [
        clauseLabel(id, one, agreement),
        groupHeading(agreement, group, one),
        one === locale ? '' : summary[one],
      ]).join(' · '),
    })),
  )
}

function signedParagraphs(signed: WordingLayers, clauseId: string): string[] {
  return passagesOf(signed, clauseId).flatMap(({ paragraphs }) => paragraphs)
}
