import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDateRange, formatMonthName } from '#shared/basics/format-date.ts'
import { addDays } from '#shared/basics/iso-date.ts'
import type { FeastDays, SchoolHolidayWeeks } from '#shared/calendar/special-days.ts'
import type { CalendarWeek } from '#shared/calendar/year-calendar.ts'

/** What a year's calendar has on it, in words. */
export function useCalendarWords() {
  const t = useTranslations('calendar')
  const locale = useLocale()
  return useMemo(
    () => ({
      month: (month: number, length: 'long' | 'short') => formatMonthName(month, locale, length),
      week: ({ week, year, monday }: CalendarWeek) =>
        t('week', {
          week,
          year: String(year),
          when: formatDateRange(monday, addDays(monday, 6), locale),
        }),
      feast: ({ name, start, end }: FeastDays) =>
        t('marked', { name: t(`feasts.${name}`), when: formatDateRange(start, end, locale) }),
      schoolHoliday: ({ name, firstWeek, lastWeek, start, end }: SchoolHolidayWeeks) =>
        t('schoolWeeks', {
          name: t(`schoolHolidays.${name}`),
          weeks: firstWeek === lastWeek ? String(firstWeek) : `${firstWeek}–${lastWeek}`,
          when: formatDateRange(start, end, locale),
        }),
    }),
    [t, locale],
  )
}
