import { useLocale, useTranslations } from 'use-intl'
import { formatDayAndTime, formatMonth } from '#shared/basics/format-date.ts'
import type { MeetingLine } from '#shared/protocol/schemas/meetings.ts'

/** `marts 2027`. */
export function useMonthName(): (meetingId: string) => string {
  const locale = useLocale()
  return (meetingId) => formatMonth(meetingId, locale)
}

/** `12. marts 2027 kl. 13.00, Odense`; what nobody has set yet is said to be open. */
export function useWhenAndWhere(): (meeting: Pick<MeetingLine, 'date' | 'time' | 'place'>) => string {
  const t = useTranslations('meetings')
  const locale = useLocale()
  return ({ date, time, place }) => {
    if (date === undefined) return place === undefined ? t('noDate') : `${t('noDate')} ${place}`
    const when = formatDayAndTime(date, time, locale)
    return place === undefined ? when : `${when}, ${place}`
  }
}

export const meetingPath = (meetingId: string): string => `/moeder/${meetingId}`
