import { useLocale, useTranslations } from 'use-intl'
import { dateInDenmark, formatFullDate } from '#shared/basics/format-date.ts'
import { parseDate, writeDate } from '#shared/plan/parse-date.ts'
import { WrittenField, type WrittenFieldProps } from './written-field.tsx'

/** A day, written as people write it in whatever language the browser speaks; which day of the week it is stands below. */
export function DateField({ description, ...field }: WrittenFieldProps) {
  const t = useTranslations('common.dateField')
  const locale = useLocale()
  const day = field.value === '' ? t('hint') : formatFullDate(field.value, locale)
  return (
    <WrittenField
      {...field}
      description={description === undefined ? day : `${day}. ${description}`}
      read={(text) => parseDate(text, dateInDenmark(new Date().toISOString()))}
      write={(value) => (value === '' ? '' : writeDate(value, locale))}
      fault={t('fault')}
    />
  )
}
