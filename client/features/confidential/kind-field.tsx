import { useTranslations } from 'use-intl'
import { CONFIDENTIAL_KINDS, type ConfidentialKind } from '#shared/confidential/confidential-kinds.ts'
import { Select } from '../../ui/select.tsx'

interface KindFieldProps {
  label: string
  value: ConfidentialKind
  onChange(kind: ConfidentialKind): void
}

/** Why it is kept from others. */
export function KindField({ label, value, onChange }: KindFieldProps) {
  const t = useTranslations('confidential')
  return (
    <Select
      label={label}
      density="compact"
      value={value}
      options={CONFIDENTIAL_KINDS.map((kind) => ({
        value: kind,
        text: t(`kinds.${kind}`),
        note: t(`kindNotes.${kind}`),
      }))}
      onChange={onChange}
    />
  )
}
