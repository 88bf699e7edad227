import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { EmptyState } from './empty-state.tsx'

interface DeadEndProps {
  icon: ReactNode
  title: string
  /** Of the browser's window, where it is called otherwise than what it says. */
  windowTitle?: string
  /** Where one goes on from here. */
  onward: { to: string; text: string }
  children: ReactNode
}

/** A whole page that has nothing to show but why, and where to go on. */
export function DeadEnd({ icon, title, windowTitle = title, onward, children }: DeadEndProps) {
  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${windowTitle} · Samplan`}</title>
      <EmptyState
        icon={icon}
        title={title}
        isPage
        action={
          <Link className="button" data-kind="secondary" to={onward.to}>
            {onward.text}
          </Link>
        }
      >
        {children}
      </EmptyState>
    </main>
  )
}
