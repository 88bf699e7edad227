import { useLocale, useTranslations } from 'use-intl'
import { formatTimeOfDay } from '#shared/basics/format-date.ts'
import { parseTime } from '#shared/basics/parse-time.ts'
import { WrittenField, type WrittenFieldProps } from './written-field.tsx'

/** A time of day, written as people write it: never in two times twelve hours. */
export function TimeField(field: WrittenFieldProps) {
  const t = useTranslations('common.timeField')
  const locale = useLocale()
  return (
    <WrittenField
      {...field}
      description={field.description ?? t('hint')}
      read={parseTime}
      write={(value) => formatTimeOfDay(value, locale)}
      fault={t('fault')}
    />
  )
}
