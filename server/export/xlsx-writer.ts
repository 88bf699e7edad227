import { aboutTable } from '#shared/export/about-table.ts'
import { activityTable } from '#shared/export/activity-table.ts'
import { dutiesTable } from '#shared/export/duties-appendix.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { sectionTable } from '#shared/export/section-table.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import { type TypedCell, typedText } from '#shared/export/typed-table.ts'
import { packFiles } from './package-files.ts'
import { LONGEST_TEXT, type Sheet } from './xlsx-sheet.ts'
import { workbookParts } from './xlsx-workbook.ts'

/**
 * Writes the activities as an Excel workbook, with the sections on a second sheet, duties on one of their own where they are asked for, and what the file is on the last:
 * there it says as well how many texts are longer than Excel takes.
 */
export function writeXlsx({ plan, agreement, context }: ExportContent): Uint8Array {
  const words = TABLE_WORDS[context.locale]
  const activities = activityTable(plan, agreement, context)
  const sections = sectionTable(plan, agreement, context)
  const about = aboutTable(plan, agreement, context)
  const cut = [...activities.rows, ...sections.rows].flat().filter(isCut).length
  if (cut > 0) about.rows.push([typedText(words.cutTexts), typedText(words.textsCut(cut))])
  const sheets: Sheet[] = [
    {
      name: words.activities,
      table: activities,
      frozenColumns: 4,
      pagesWide: 2,
    },
    {
      name: words.sections,
      table: sections,
      frozenColumns: 1,
      pagesWide: 1,
    },
    ...dutySheet({ plan, agreement, context }),
    {
      name: words.about,
      table: about,
      frozenColumns: 0,
      pagesWide: 1,
    },
  ]
  return packFiles(workbookParts(sheets, { title: plan.title, ...context }))
}

/** Where they are asked for and there are some. */
function dutySheet({ plan, agreement, context }: ExportContent): Sheet[] {
  const { duties = [], locale, generatedOn: today } = context
  if (duties.length === 0) return []
  const { title, ...table } = dutiesTable(duties, { plan, agreement, locale, today })
  return [{ name: title, table, frozenColumns: 1, pagesWide: 1 }]
}

function isCut(cell: TypedCell): boolean {
  return cell.kind === 'text' && cell.text.length > LONGEST_TEXT
}
