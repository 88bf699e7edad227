import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose(): void
  /** For what is read in columns. */
  isWide?: boolean
  /** It shows what is never shown again: a press beside it, which may be a slip, does not close it. */
  isShownOnce?: boolean
  children: ReactNode
}

/** A modal dialog: focus stays inside, Escape and a press outside close it, focus returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  isWide = false,
  isShownOnce = false,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isShownOnce}
    >
      <Modal className="dialog-modal" data-wide={isWide ? true : undefined}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons that ends a dialog; the one that acts comes last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
