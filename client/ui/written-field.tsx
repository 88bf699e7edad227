import { useEffect, useRef, useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useFocusAtStart } from './use-focus-at-start.ts'

export interface WrittenFieldProps {
  label: string
  /** Empty where there is none. */
  value: string
  /** Empty for a field that was emptied, and while what is written cannot be read. */
  onChange(value: string): void
  description?: string
  errorMessage?: string
  isRequired?: boolean
  autoFocus?: boolean
}

interface Writing {
  /** Undefined for what cannot be read. */
  read(text: string): string | undefined
  /** The value as it is written; `read` understands it. */
  write(value: string): string
  /** What is wrong with what cannot be read. */
  fault: string
}

/**
 * A value that is written as people write it. What cannot be read is told when the field is left, and keeps its form from being
 * sent: it would otherwise count as nothing.
 */
export function WrittenField({
  label,
  value,
  onChange,
  description,
  errorMessage,
  isRequired = false,
  autoFocus = false,
  read,
  write,
  fault,
}: WrittenFieldProps & Writing) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(() => write(value))
  const [said, setSaid] = useState(value)
  const [isTold, setTold] = useState(false)
  useFocusAtStart(input, autoFocus)
  // Another value than the one written here: it came from outside.
  if (value !== said) {
    setSaid(value)
    setText(write(value))
    setTold(false)
  }
  const isFault = text.trim() !== '' && read(text) === undefined
  const wrong = isTold && isFault ? fault : errorMessage

  useEffect(() => {
    const field = input.current
    if (!field) return
    field.setCustomValidity(isFault ? fault : '')
    const tell = (event: Event) => {
      event.preventDefault()
      setTold(true)
      field.focus()
    }
    field.addEventListener('invalid', tell)
    return () => field.removeEventListener('invalid', tell)
  }, [isFault, fault])

  function change(next: string) {
    const meant = read(next) ?? ''
    setText(next)
    setSaid(meant)
    if (meant !== value) onChange(meant)
  }

  function leave() {
    setTold(isFault)
    if (said !== '') setText(write(said))
  }

  return (
    <TextField
      validationBehavior="aria"
      className="field"
      data-density="comfortable"
      value={text}
      onChange={change}
      onBlur={leave}
      isRequired={isRequired}
      isInvalid={wrong !== undefined}
    >
      <Label className="field-label">{label}</Label>
      <Input className="field-input" autoComplete="off" ref={input} />
      {description !== undefined && wrong === undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{wrong}</FieldError>
    </TextField>
  )
}
