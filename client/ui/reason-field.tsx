import { TextField, type TextFieldProps } from './text-field.tsx'

/** Where somebody writes why: some lines, as long as a reason may be. */
export function ReasonField(props: Omit<TextFieldProps, 'maxLength' | 'isMultiline'>) {
  return <TextField {...props} maxLength={2_000} isMultiline />
}
