import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface BannerProps {
  tone?: 'info' | 'warning' | 'danger'
  /** Said at once by screen readers; for what the person must know now. */
  isUrgent?: boolean
  action?: ReactNode
  children: ReactNode
}

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert }

export function Banner({ tone = 'info', isUrgent, action, children }: BannerProps) {
  const Icon = ICONS[tone]
  return (
    <div className="banner" data-tone={tone} role={isUrgent ? 'alert' : 'status'}>
      <Icon aria-hidden />
      <div className="banner-text">{children}</div>
      {action && <div className="banner-actions">{action}</div>}
    </div>
  )
}
