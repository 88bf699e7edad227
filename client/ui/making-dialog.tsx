import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

/** Asking what it is for; then what was made, which is shown this once. */
export type Making<Made> = { kind: 'asking' } | { kind: 'made'; made: Made }

interface MakingDialogProps<Made> {
  /** Undefined while the dialog is closed. */
  making: Making<Made> | undefined
  askTitle: string
  madeTitle: string
  ask: ReactNode
  show(made: Made): ReactNode
  onClose(): void
}

/** Makes something that holds a secret. */
export function MakingDialog<Made>(props: MakingDialogProps<Made>) {
  const { making, askTitle, madeTitle, ask, show, onClose } = props
  const isMade = making?.kind === 'made'
  return (
    <Dialog
      title={isMade ? madeTitle : askTitle}
      isOpen={making !== undefined}
      isShownOnce={isMade}
      onClose={onClose}
    >
      {making && (isMade ? show(making.made) : ask)}
    </Dialog>
  )
}
