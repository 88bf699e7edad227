import { strToU8, type Zippable, zipSync } from 'fflate'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { aboutTable } from '#shared/export/about-table.ts'
import { activityTable } from '#shared/export/activity-table.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { sectionTable } from '#shared/export/section-table.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import type { Sheet } from './xlsx-sheet.ts'
import { workbookParts } from './xlsx-workbook.ts'

/** Written into the archive as it stands, whatever the machine's time zone: 1 January 1980, the first day a zip file knows. */
const NO_TIME = new Date(1980, 0, 1)

/** Writes the activities as an Excel workbook, with the sections on a second sheet and what the file is on a third. */
export function writeXlsx({ plan, context }: ExportContent): Uint8Array {
  const words = TABLE_WORDS[context.locale]
  const sheets: Sheet[] = [
    { name: words.activities, table: activityTable(plan, BUILT_IN_AGREEMENT, context), frozenColumns: 4 },
    { name: words.sections, table: sectionTable(plan, BUILT_IN_AGREEMENT, context), frozenColumns: 1 },
    { name: words.about, table: aboutTable(plan, BUILT_IN_AGREEMENT, context), frozenColumns: 0 },
  ]
  const parts = workbookParts(sheets, { title: plan.title, ...context })
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])) satisfies Zippable,
    { mtime: NO_TIME, level: 6 },
  )
}
