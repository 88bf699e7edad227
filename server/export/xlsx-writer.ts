import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { aboutTable } from '#shared/export/about-table.ts'
import { activityTable } from '#shared/export/activity-table.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { sectionTable } from '#shared/export/section-table.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import { packFiles } from './package-files.ts'
import type { Sheet } from './xlsx-sheet.ts'
import { workbookParts } from './xlsx-workbook.ts'

/** Writes the activities as an Excel workbook, with the sections on a second sheet and what the file is on a third. */
export function writeXlsx({ plan, context }: ExportContent): Uint8Array {
  const words = TABLE_WORDS[context.locale]
  const sheets: Sheet[] = [
    {
      name: words.activities,
      table: activityTable(plan, BUILT_IN_AGREEMENT, context),
      frozenColumns: 4,
      pagesWide: 2,
    },
    {
      name: words.sections,
      table: sectionTable(plan, BUILT_IN_AGREEMENT, context),
      frozenColumns: 1,
      pagesWide: 1,
    },
    {
      name: words.about,
      table: aboutTable(plan, BUILT_IN_AGREEMENT, context),
      frozenColumns: 0,
      pagesWide: 1,
    },
  ]
  return packFiles(workbookParts(sheets, { title: plan.title, ...context }))
}
