import { useTranslations } from 'use-intl'
import { TextField } from '../../ui/text-field.tsx'

interface FieldProps {
  value: string
  onChange(value: string): void
  isWrong: boolean
}

export function YearField({
  takenYears = [],
  isWrong,
  ...rest
}: FieldProps & { takenYears?: readonly number[]; autoFocus?: boolean }) {
  const t = useTranslations('plans')
  const isTaken = takenYears.includes(Number(rest.value))
  return (
    <TextField
      {...rest}
      label={t('year')}
      inputMode="numeric"
      description={isTaken ? t('yearTaken', { year: rest.value }) : undefined}
      errorMessage={isWrong ? t('yearWrong') : undefined}
    />
  )
}

export function TitleField({ label, isWrong, ...rest }: FieldProps & { label: string }) {
  const t = useTranslations('plans')
  return <TextField {...rest} label={label} errorMessage={isWrong ? t('titleWrong') : undefined} />
}
