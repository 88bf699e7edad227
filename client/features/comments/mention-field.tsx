import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { FieldError, Label, TextArea, TextField } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import {
  afterChosenName,
  nameBeingWritten,
  peopleBeginning,
  type Written,
  withChosenName,
} from '#shared/comments/mentions.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useCommentsState } from './comments-provider.tsx'
import type { Reader } from './use-readers.ts'

interface MentionFieldProps {
  label: string
  value: string
  onChange(text: string): void
  onKeyDown(event: KeyboardEvent): void
  errorMessage: string | undefined
  autoFocus: boolean
  mayRead(reader: Reader): boolean
}

/** More are found by writing on. */
const MOST_OFFERED = 6

/** A field of several lines in which `@` offers the people who may see what is written. */
export function MentionField({
  label,
  value,
  onChange,
  onKeyDown,
  errorMessage,
  autoFocus,
  mayRead,
}: MentionFieldProps) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const { readers, askReaders } = useCommentsState()
  const { person: self } = usePlan()
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  /** Where the caret was last seen, and in which text: one of another text says nothing. */
  const [seen, setSeen] = useState({ text: '', caret: 0 })
  const [active, setActive] = useState(0)
  /** The `@` whose list was closed with Escape. */
  const [closedAt, setClosedAt] = useState<number>()
  /** What a name was just chosen in, until something is typed. */
  const justChosen = useRef<Written>(undefined)
  const written = seen.text === value ? nameBeingWritten(value, seen.caret) : undefined
  // Nobody calls themselves.
  const isOther = ({ id }: Reader) => id !== self.id
  const isOffering = written !== undefined && written.at !== closedAt
  const offered = isOffering
    ? peopleBeginning(written.begun, readers.filter(isOther).filter(mayRead)).slice(0, MOST_OFFERED)
    : []
  const chosen = offered[Math.min(active, offered.length - 1)]

  // The browser's own autofocus may scroll the page away from what is being read.
  useEffect(() => {
    if (!autoFocus) return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [autoFocus])
  useEffect(() => {
    if (isOffering) askReaders()
  }, [isOffering, askReaders])

  function noteCaret() {
    if (field.current) setSeen({ text: field.current.value, caret: field.current.selectionEnd })
  }

  function pick(name: string) {
    if (!written) return
    const chosen = withChosenName({ text: value, caret: seen.caret }, written.at, name)
    put(chosen)
    justChosen.current = chosen
    setActive(0)
  }

  function put({ text, caret }: Written) {
    // The caret stands before the next key comes: set a frame later, it would part what is typed at once.
    flushSync(() => onChange(text))
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(caret, caret)
    noteCaret()
  }

  function write(text: string) {
    const corrected = justChosen.current && afterChosenName(justChosen.current, text)
    justChosen.current = undefined
    if (corrected) return put(corrected)
    onChange(text)
    setActive(0)
    noteCaret()
  }

  function onListKey(event: KeyboardEvent) {
    if (!chosen) return onKeyDown(event)
    const index = offered.indexOf(chosen)
    switch (event.key) {
      case 'ArrowDown':
        setActive((index + 1) % offered.length)
        break
      case 'ArrowUp':
        setActive((index + offered.length - 1) % offered.length)
        break
      case 'Enter':
      case 'Tab':
        if (event.ctrlKey || event.metaKey || event.shiftKey) return onKeyDown(event)
        pick(chosen.name)
        break
      case 'Escape':
        setClosedAt(written?.at)
        break
      default:
        return onKeyDown(event)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <TextField
      className="field"
      validationBehavior="aria"
      value={value}
      maxLength={10_000}
      isInvalid={errorMessage !== undefined}
      onChange={write}
    >
      <Label className="field-label">{label}</Label>
      <TextArea
        ref={field}
        className="field-input"
        aria-autocomplete="list"
        aria-controls={chosen ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        onKeyDown={onListKey}
        onSelect={noteCaret}
        onBlur={() => setSeen({ text: value, caret: 0 })}
      />
      <FieldError className="field-error">{errorMessage}</FieldError>
      {chosen && (
        <div className="listbox mention-list" id={listId} role="listbox" aria-label={t('mentionList')}>
          {offered.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which says which of them is meant
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            <div
              key={person.id}
              id={`${listId}-${person.id}`}
              className="listbox-item"
              role="option"
              aria-selected={person === chosen}
              data-focused={person === chosen ? true : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person.name)}
            >
              <span className="menu-item-text">{person.name}</span>
              <span className="mention-role">{common(`roles.${person.role}`)}</span>
              <PartyBadge party={person.party} />
            </div>
          ))}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {chosen && t('mentionCount', { count: offered.length })}
      </span>
    </TextField>
  )
}
