import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { WithTooltip } from './tooltip.tsx'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'medium'
  icon?: ReactNode
  /** Under way: keeps its focus and does nothing more until it is done. */
  isPending?: boolean
  children: ReactNode
}

export function Button({
  kind = 'secondary',
  size = 'medium',
  icon,
  isPending = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isPending && { type: 'button', onPress: undefined })}
      className="button"
      data-kind={kind}
      data-size={size}
      data-pending={isPending ? true : undefined}
    >
      {icon}
      {children}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name, also shown as a tooltip. */
  label: string
  icon: ReactNode
  size?: 'small' | 'medium'
}

export function IconButton({ label, icon, size = 'medium', ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label}>
      <AriaButton {...rest} aria-label={label} className="icon-button" data-size={size}>
        {icon}
      </AriaButton>
    </WithTooltip>
  )
}

interface ToolbarButtonProps {
  label: string
  icon: ReactNode
  /** The keys that do the same, shown in the tooltip: `Ctrl+K`. */
  shortcut?: string
  isPressed?: boolean
  isDisabled?: boolean
  onPress(): void
}

/** A formatting button that leaves the caret where it is: pressing it never takes focus from the editor. */
export function ToolbarButton({ label, icon, shortcut, isPressed, isDisabled, onPress }: ToolbarButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}
