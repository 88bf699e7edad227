import { ErrorLine } from '../../ui/error-line.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface OwnPasswordFieldProps {
  /** Who signs in at a provider alone has none: then only what is wrong is said. */
  hasPassword: boolean
  label: string
  description?: string
  autoFocus?: boolean
  value: string
  onChange(value: string): void
  wrong: string | undefined
}

/** The password one has, asked for again before something that changes how one signs in. */
export function OwnPasswordField({ hasPassword, wrong, ...field }: OwnPasswordFieldProps) {
  if (hasPassword)
    return <TextField {...field} type="password" autoComplete="current-password" errorMessage={wrong} />
  return <ErrorLine>{wrong}</ErrorLine>
}
