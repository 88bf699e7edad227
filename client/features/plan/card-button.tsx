import type { ReactNode } from 'react'

interface CardButtonProps {
  /** The accessible name, also the tooltip. */
  label: string
  icon: ReactNode
  opensMenu?: boolean
  onPress(): void
}

/** An icon button as plain as can be: there are several on each of a thousand cards. */
export function CardButton({ label, icon, opensMenu, onPress }: CardButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-size="small"
      aria-label={label}
      title={label}
      aria-haspopup={opensMenu ? 'menu' : undefined}
      onClick={(event) => {
        // The line of facts behind it is itself clickable.
        event.stopPropagation()
        onPress()
      }}
    >
      {icon}
    </button>
  )
}
