import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** True where this is all there is on the page: then the title is its heading. */
  isPage?: boolean
  /** What will come here. */
  children: ReactNode
  action?: ReactNode
}

export function EmptyState({ icon, title, isPage, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon}
      {isPage ? <h1 className="empty-state-title">{title}</h1> : <p className="empty-state-title">{title}</p>}
      <p>{children}</p>
      {action}
    </div>
  )
}
