import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type ArrangedWheel, activitiesOn } from '#shared/wheel/arrange-wheel.ts'
import { hubGroups } from '#shared/wheel/hub.ts'
import { UNREAD } from './unread.ts'

interface WheelHubProps {
  wheel: ArrangedWheel
  /** The marks of what has no stretch of the year of its own. */
  children: ReactNode
}

/** The middle of the wheel: its year, how much is shown, and what has no stretch of the year of its own. */
export function WheelHub({ wheel, children }: WheelHubProps) {
  const t = useTranslations('wheel')
  const views = useTranslations('views')
  const { marks, size, scale } = wheel
  const top = marks.length > 0 ? -0.56 * size.hub : 0
  return (
    <g>
      <g {...UNREAD}>
        <text className="wheel-year" y={top} textAnchor="middle">
          {scale.year}
        </text>
        <text className="wheel-hub-line" y={top + 17} textAnchor="middle">
          {views('count', { count: activitiesOn(wheel).length })}
        </text>
        {hubGroups(marks, size.hub).map(({ place, y }) => (
          <text key={place} className="wheel-hub-line" y={y} dy="0.35em" textAnchor="middle">
            {t(`places.${place}`)}
          </text>
        ))}
      </g>
      {children}
    </g>
  )
}
