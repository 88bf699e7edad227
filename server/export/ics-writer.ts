import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { calendarEvents } from '#shared/export/calendar.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { writeCalendar } from './calendar-writer.ts'

/** The plan as a calendar file, revised at the instant it is made. */
export function writeIcs({ plan, context: { locale, generatedAt } }: ExportContent): Uint8Array {
  return writeCalendar(calendarEvents(plan, BUILT_IN_AGREEMENT, locale), {
    name: plan.title,
    locale,
    since: generatedAt,
  })
}
