import { useEffect, useId, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#shared/basics/format-number.ts'
import { type IsoDate, isIsoDate, yearOf } from '#shared/basics/iso-date.ts'
import type { FollowUpField, FollowUpFields } from '#shared/follow-up/follow-up-document.ts'
import { parseCount } from '#shared/follow-up/parse-count.ts'
import { DraftField } from '../plan/draft-field.tsx'
import { usePage } from '../plan/page-parts.tsx'

interface CountFieldProps {
  field: FollowUpField
  label: string
  value: number | undefined
  set(fields: FollowUpFields): void
}

/** A whole number, with the keys of a phone that has digits alone. */
export function CountField({ field, label, value, set }: CountFieldProps) {
  const t = useTranslations('followUp')
  const locale = useLocale()
  return (
    <DraftField
      label={label}
      value={value === undefined ? '' : formatNumber(value, locale)}
      inputMode="numeric"
      onWrite={(text) => {
        const count = parseCount(text, field)
        if (count === 'fault') return t('countFault')
        set({ [field]: count })
        return undefined
      }}
    />
  )
}

interface DayFieldProps {
  label: string
  value: IsoDate | undefined
  /** The plan's; a day far from it is still being typed. */
  year: number
  onWrite(value: IsoDate | undefined): void
}

/** A day, as the device lets one choose it; written on leaving, since half a date is another one. */
export function DayField({ label, value, year, onWrite }: DayFieldProps) {
  const { undo } = usePage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const write = () => {
    const day = input.current?.value ?? ''
    if (day === (value ?? '')) return
    if (day === '' || (isIsoDate(day) && Math.abs(yearOf(day) - year) <= 2)) onWrite(day || undefined)
  }
  const latest = useRef(write)
  latest.current = write
  useEffect(() => undo.registerPendingInput(() => latest.current()), [undo])
  return (
    <div className="field" data-density="compact">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        key={value}
        id={id}
        type="date"
        className="field-input"
        defaultValue={value}
        ref={input}
        onBlur={write}
      />
    </div>
  )
}
