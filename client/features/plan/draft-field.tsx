import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { usePage } from './page-parts.tsx'

interface DraftFieldProps {
  label: string
  /** The field as stored, in the words it is shown with. */
  value: string
  /** Takes what was typed; answers a sentence when it cannot be understood, and then the text stays as it is. */
  onWrite(text: string): string | undefined
  description?: string
  suggestions?: readonly string[]
  isMultiline?: boolean
  inputMode?: 'text' | 'numeric'
}

/** How long typing rests before it is written without leaving the field, so that others see it. */
const PAUSE_MS = 800

/** A labelled input that holds what is being typed and writes it on Enter, on leaving and after a pause. */
export function DraftField({
  label,
  value,
  onWrite,
  description,
  suggestions,
  isMultiline,
  inputMode = 'text',
}: DraftFieldProps) {
  const { undo } = usePage()
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  const unwritten = useRef<string>(undefined)
  const latest = useRef({ value, onWrite })
  latest.current = { value, onWrite }

  const write = useCallback((isLeaving: boolean) => {
    const text = unwritten.current
    if (text === undefined) return
    if (text === latest.current.value) {
      unwritten.current = undefined
      if (isLeaving) setDraft(undefined)
      setFault(undefined)
      return
    }
    const problem = latest.current.onWrite(text)
    // Who is still typing is not told yet, and who has left goes on being told.
    if (problem && !isLeaving) return
    setFault(problem)
    if (problem) return
    unwritten.current = undefined
    if (isLeaving) setDraft(undefined)
  }, [])

  useEffect(() => undo.registerPendingInput(() => write(true)), [undo, write])
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => write(false), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft, write])
  // A card may go while its field holds words: they belong to the plan.
  useEffect(() => () => write(true), [write])

  const described = [description && `${id}-description`, fault && `${id}-fault`].filter(Boolean).join(' ')
  const input = {
    id,
    className: 'field-input',
    value: draft ?? value,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': described || undefined,
    onChange: (event: { target: { value: string } }) => {
      unwritten.current = event.target.value
      setDraft(event.target.value)
      setFault(undefined)
    },
    onBlur: () => write(true),
  }
  return (
    <div className="field" data-density="compact">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {isMultiline ? (
        <textarea {...input} rows={2} />
      ) : (
        <input
          {...input}
          inputMode={inputMode}
          autoComplete="off"
          list={suggestions ? `${id}-suggestions` : undefined}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) write(true)
          }}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {description && (
        <span id={`${id}-description`} className="field-description">
          {description}
        </span>
      )}
      <Fault id={`${id}-fault`}>{fault}</Fault>
    </div>
  )
}

function Fault({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <span id={id} className="field-error" role="alert">
      {children}
    </span>
  ) : null
}
