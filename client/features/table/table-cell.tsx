import type { ReactNode } from 'react'
import type { TableColumn } from '#shared/table/table-choice.ts'

/** A cell that is opened to be changed where it stands. */
export interface OpenedCell {
  activityId: string
  column: Exclude<TableColumn, 'title'>
  button: Element
}

interface CellButtonProps {
  activityId: string
  column: OpenedCell['column']
  /** What is in it, and of which activity. */
  label: string
  isOpened: boolean
  onOpen(cell: OpenedCell): void
  children: ReactNode
}

/**
 * Opens its cell. A plain button, since there are thousands: what it opens is one for the whole table (`cell-editor.tsx`).
 * Only the row’s name is a stop of the Tab key; the arrow keys go on from there.
 */
export function CellButton({ activityId, column, label, isOpened, onOpen, children }: CellButtonProps) {
  function open(button: HTMLElement) {
    // Not every browser does; and what is closed gives the focus back to where it was.
    button.focus({ preventScroll: true })
    onOpen({ activityId, column, button })
  }
  return (
    <button
      type="button"
      className="cell-button"
      tabIndex={-1}
      aria-label={label}
      aria-haspopup={isChosen(column) ? 'menu' : 'dialog'}
      aria-expanded={isOpened}
      onClick={({ currentTarget }) => open(currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        // The click that would come of it is taken for a screen reader’s, for which the focus goes another way.
        event.preventDefault()
        if (!event.repeat) open(event.currentTarget)
      }}
    >
      {children}
    </button>
  )
}

/** Whether its value is chosen from a list, and not written. */
export function isChosen(column: OpenedCell['column']): column is 'category' | 'party' | 'status' {
  return column === 'category' || column === 'party' || column === 'status'
}
