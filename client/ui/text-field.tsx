import { useRef } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import { useFocusAtStart } from './use-focus-at-start.ts'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  description?: string
  errorMessage?: string
  placeholder?: string
  isMultiline?: boolean
  density?: 'compact' | 'comfortable'
}

export function TextField({
  label,
  description,
  errorMessage,
  placeholder,
  isMultiline,
  density = 'comfortable',
  autoFocus = false,
  ...rest
}: TextFieldProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useFocusAtStart(input, autoFocus)

  const Control = isMultiline ? TextArea : Input
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      className="field"
      data-density={density}
      isInvalid={errorMessage !== undefined || rest.isInvalid}
    >
      <Label className="field-label">{label}</Label>
      <Control className="field-input" placeholder={placeholder} ref={input} />
      {description && errorMessage === undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </AriaTextField>
  )
}
