import '../../styles/marked-days.css'
import { useTranslations } from 'use-intl'
import type { FeastDays, SchoolHolidayWeeks } from '#shared/calendar/special-days.ts'
import { useCalendarWords } from './calendar-words.ts'

interface MarkedDaysProps {
  year: number
  feasts: readonly FeastDays[]
  schoolHolidays: readonly SchoolHolidayWeeks[]
}

/** Which holidays and school holidays are marked in a view, each by its name and days. */
export function MarkedDays({ year, feasts, schoolHolidays }: MarkedDaysProps) {
  const t = useTranslations('calendar')
  const words = useCalendarWords()
  return (
    <details className="marked-days">
      <summary>{t('markedDays', { year: String(year) })}</summary>
      <ul>
        {feasts.map((feast) => (
          <li key={feast.name}>{words.feast(feast)}</li>
        ))}
        {schoolHolidays.map((holiday) => (
          <li key={holiday.name}>{words.schoolHoliday(holiday)}</li>
        ))}
      </ul>
    </details>
  )
}
