import { type ReactNode, useState } from 'react'

interface FoldedFieldsProps {
  title: string
  /** Something is said there: then it is open from the start. */
  told: boolean
  children: ReactNode
}

/** Fields that few fill in at once, behind their name. */
export function FoldedFields({ title, told, children }: FoldedFieldsProps) {
  const [isOpen, setOpen] = useState(told)
  return (
    <details
      className="follow-up-folded"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      <div className="follow-up-grid">{children}</div>
    </details>
  )
}
