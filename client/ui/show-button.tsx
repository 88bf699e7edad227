import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface ShowButtonProps {
  isShown: boolean
  /** The id of what it shows. */
  controls: string
  onPress(): void
  /** `button`: the first step of something, which a form then asks for. */
  look?: 'text' | 'button'
  children: ReactNode
}

/** Shows something below it, and hides it again. */
export function ShowButton({ isShown, controls, onPress, look = 'text', children }: ShowButtonProps) {
  return (
    <Button
      kind={look === 'text' ? 'quiet' : 'secondary'}
      size="small"
      aria-expanded={isShown}
      aria-controls={isShown ? controls : undefined}
      onPress={onPress}
    >
      {children}
    </Button>
  )
}
