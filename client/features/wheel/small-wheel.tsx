import '../../styles/wheel.css'
import '../../styles/small-wheel.css'
import { useId, useMemo } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { arrangeWheel, SMALL_SIZE } from '#shared/wheel/arrange-wheel.ts'
import type { WheelActivity } from '#shared/wheel/place-activities.ts'
import { useBusiest } from './use-busiest.ts'
import { ArcShape } from './wheel-arc.tsx'
import { WheelBase } from './wheel-base.tsx'
import { WheelPatterns } from './wheel-patterns.tsx'

interface SmallWheelProps {
  /** The plan's, for the name of the picture and of its link. */
  title: string
  year: number
  /** In reading order; they need only what a wheel shows. */
  activities: readonly WheelActivity[]
  /** Where the whole wheel is: `/planer/<id>?visning=aarshjul`. */
  to: string
}

/** A plan's year at a glance: looked at, and one link to the whole wheel. As wide as what it stands in. */
export function SmallWheel({ title, year, activities, to }: SmallWheelProps) {
  const t = useTranslations('wheel')
  const views = useTranslations('views')
  const id = useId()
  const wheel = useMemo(() => arrangeWheel(activities, year, SMALL_SIZE), [activities, year])
  const busiest = useBusiest(wheel)
  const { edge } = wheel.size
  return (
    <Link className="small-wheel" to={to}>
      <svg className="wheel" viewBox={`${-edge} ${-edge} ${2 * edge} ${2 * edge}`} aria-hidden="true">
        <WheelPatterns id={id} />
        <WheelBase wheel={wheel} id={id} isSmall />
        {wheel.arcs.map((arc) => (
          <g
            key={arc.activity.id}
            className="wheel-activity"
            data-party={arc.activity.party}
            data-status={arc.activity.status}
          >
            <ArcShape arc={arc} patterns={id} isNumbered={false} />
          </g>
        ))}
        <text className="wheel-year" y="-8" textAnchor="middle">
          {year}
        </text>
        <text className="wheel-hub-line" y="30" textAnchor="middle">
          {views('count', { count: activities.length })}
        </text>
      </svg>
      <span className="visually-hidden">{t('open', { plan: title })}. </span>
      <span className="small-wheel-words">
        {busiest ? t('busiest', { months: busiest.months }) : views('count', { count: activities.length })}
      </span>
    </Link>
  )
}
