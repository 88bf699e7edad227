import { useTranslations } from 'use-intl'
import { FATES } from '#shared/account/figure-names.ts'
import type { Counted } from '#shared/table/table-choice.ts'
import { Select } from '../../ui/select.tsx'
import { useFigureWords } from './use-figure-words.ts'

interface CountedSelectProps {
  counted: Counted | undefined
  onChange(counted: Counted | undefined): void
}

const USUAL: readonly Counted[] = ['missing', ...FATES]

/** Which of the activities by what became of them; a figure of the account is among the choices where one has come from it. */
export function CountedSelect({ counted, onChange }: CountedSelectProps) {
  const t = useTranslations('followUp')
  const { figures: names } = useFigureWords()
  const shown = counted && !USUAL.includes(counted) ? [...USUAL, counted] : USUAL
  return (
    <Select
      label={t('title')}
      density="compact"
      value={counted ?? 'all'}
      options={[
        { value: 'all', text: t('all') },
        ...shown.map((value) => ({ value, text: value === 'missing' ? t('missing') : names[value] })),
      ]}
      onChange={(value) => onChange(value === 'all' ? undefined : value)}
    />
  )
}
