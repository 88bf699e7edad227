import type { Agreement } from '#shared/agreement/agreement.ts'
import { bothPartyNames } from '#shared/agreement/party-name.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { formatChecksum, planChecksum } from './checksum.ts'
import type { ExportContext } from './export-content.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { TABLE_WORDS } from './table-words.ts'
import { type TypedCell, type TypedTable, typedDate, typedText } from './typed-table.ts'

/** What the file is: which plan, how far it has come, when it was made, and the checksum of what is in it. */
export function aboutTable(
  plan: Plan,
  agreement: Agreement,
  { locale, status, version, generatedOn }: ExportContext,
): TypedTable {
  const words = EXPORT_WORDS[locale]
  const labels = TABLE_WORDS[locale]
  const [covers, coveredContent] = labels.checksumCovers
  const facts: [string, TypedCell][] = [
    [labels.plan, typedText(plan.title)],
    [words.year, typedText(String(plan.year))],
    [labels.parties, typedText(bothPartyNames(agreement, locale))],
    [words.planStatusLabel, typedText(words.planStatus[status])],
    ...(version === undefined ? [] : [[words.version, typedText(version)] satisfies [string, TypedCell]]),
    [words.generated, typedDate(generatedOn)],
    [labels.checksum, typedText(formatChecksum(planChecksum(plan)))],
    [covers, typedText(coveredContent)],
  ]
  return {
    columns: [
      { heading: labels.about, width: 26 },
      { heading: labels.value, width: 80 },
    ],
    rows: facts.map(([label, cell]) => [typedText(label), cell]),
  }
}
