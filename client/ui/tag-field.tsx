import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

interface TagFieldProps {
  label: string
  values: readonly string[]
  /** Offered while typing; anything else may be written as well. */
  suggestions?: readonly string[]
  onAdd(value: string): void
  onRemove(value: string): void
  isReadOnly?: boolean
  /** Takes the function that adds what is still being typed, and gives back one that forgets it; must be stable. */
  registerPending?(addDraft: () => void): () => void
}

/** Several short values in one field: Enter or comma adds, Backspace in the empty field removes the last. */
export function TagField({
  label,
  values,
  suggestions = [],
  onAdd,
  onRemove,
  isReadOnly,
  registerPending,
}: TagFieldProps) {
  const t = useTranslations('common')
  const id = useId()
  const [draft, setDraft] = useState('')

  function add() {
    const value = draft.trim()
    if (value && !values.includes(value)) onAdd(value)
    setDraft('')
  }

  const latestAdd = useRef(add)
  latestAdd.current = add
  useEffect(() => registerPending?.(() => latestAdd.current()), [registerPending])

  function onKeyDown(event: KeyboardEvent) {
    const last = values.at(-1)
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && draft === '' && last !== undefined) {
      onRemove(last)
    }
  }

  return (
    <div className="field" data-density="compact">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-input tag-field-box">
        {values.map((value) => (
          <span key={value} className="tag" data-removable={isReadOnly ? undefined : true}>
            {value}
            {!isReadOnly && (
              <button type="button" aria-label={t('removeValue', { value })} onClick={() => onRemove(value)}>
                <X aria-hidden />
              </button>
            )}
          </span>
        ))}
        {!isReadOnly && (
          <input
            id={id}
            value={draft}
            list={`${id}-suggestions`}
            autoComplete="off"
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        )}
      </div>
      <datalist id={`${id}-suggestions`}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </div>
  )
}
