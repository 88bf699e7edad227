import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface ShowButtonProps {
  isShown: boolean
  /** The id of what it shows. */
  controls: string
  onPress(): void
  children: ReactNode
}

/** Shows something below it, and hides it again. */
export function ShowButton({ isShown, controls, onPress, children }: ShowButtonProps) {
  return (
    <Button
      kind="quiet"
      size="small"
      aria-expanded={isShown}
      aria-controls={isShown ? controls : undefined}
      onPress={onPress}
    >
      {children}
    </Button>
  )
}
