import { calendarEvents } from '#shared/export/calendar.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { writeCalendar } from './calendar-writer.ts'

/** The plan as a calendar file, revised at the instant it is made. */
export function writeIcs({ plan, agreement, context: { locale, generatedAt } }: ExportContent): Uint8Array {
  return writeCalendar(calendarEvents(plan, agreement, locale), {
    name: plan.title,
    locale,
    since: generatedAt,
  })
}
