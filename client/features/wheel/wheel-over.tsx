import { type CSSProperties, useEffect } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { type ArrangedWheel, activitiesOn } from '#shared/wheel/arrange-wheel.ts'
import { type Point, pointAt } from '#shared/wheel/shapes.ts'
import { activitiesIn, type WheelStop } from '#shared/wheel/walk.ts'
import { GlanceFacts } from '../views/glance-facts.tsx'
import type { WheelDrag } from './use-wheel-drag.ts'
import { useMonthName } from './wheel-base.tsx'
import { placeOnWheel } from './wheel-drawing.tsx'

interface OverWheelProps {
  wheel: ArrangedWheel<Activity>
  /** How wide the drawing is on both sides of its centre. */
  halfWidth: number
}

interface GlanceProps extends OverWheelProps {
  at: WheelStop
  onDismiss(): void
}

/** A month has room for so many names. */
const NAMED_IN_MONTH = 7

/** What is pointed at or has the focus, in a card over the wheel. Its own names and its card's say the same to a screen reader. */
export function Glance({ wheel, at, halfWidth, onDismiss }: GlanceProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onDismiss()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onDismiss])

  const place = placeOf(wheel, at)
  if (!place) return null
  return (
    <div
      className="wheel-glance"
      style={over(place, wheel, halfWidth)}
      data-above={place.y > 0 ? true : undefined}
      aria-hidden="true"
    >
      {at.kind === 'month' ? (
        <MonthFacts wheel={wheel} month={at.month} />
      ) : (
        <ActivityFacts wheel={wheel} id={at.id} />
      )}
    </div>
  )
}

function ActivityFacts({ wheel, id }: { wheel: ArrangedWheel<Activity>; id: string }) {
  const plan = useTranslations('plan')
  const activity = activitiesOn(wheel).find((one) => one.id === id)
  if (!activity) return null
  return (
    <>
      <p className="wheel-card-title">{activity.title || plan('untitled')}</p>
      <GlanceFacts activity={activity} />
    </>
  )
}

function MonthFacts({ wheel, month }: { wheel: ArrangedWheel<Activity>; month: number }) {
  const t = useTranslations('wheel')
  const views = useTranslations('views')
  const plan = useTranslations('plan')
  const monthName = useMonthName()
  const there = activitiesIn(wheel, month)
  const numberOf = (id: string) => wheel.arcs.find(({ activity }) => activity.id === id)?.number
  return (
    <>
      <p className="wheel-card-title">
        {t('month', {
          month: monthName(month),
          count: views('count', { count: wheel.months[month - 1]?.count ?? 0 }),
        })}
      </p>
      <ul className="wheel-card-names">
        {there.slice(0, NAMED_IN_MONTH).map(({ id, title, party }) => (
          <li key={id} data-party={party}>
            <span className="wheel-list-number tabular">{numberOf(id)}</span>
            {title || plan('untitled')}
          </li>
        ))}
        {there.length > NAMED_IN_MONTH && <li>{t('more', { count: there.length - NAMED_IN_MONTH })}</li>}
      </ul>
    </>
  )
}

/** Where what is dragged would come to stand, in words beside the pointer. */
export function DragWords({ wheel, halfWidth, drag: { period, at } }: OverWheelProps & { drag: WheelDrag }) {
  const t = useTranslations('wheel')
  const locale = useLocale()
  return (
    <p className="wheel-drag-words" role="status" style={over(at, wheel, halfWidth)}>
      {t('movesTo', { period: formatPeriod(period, locale) })}
    </p>
  )
}

function placeOf(wheel: ArrangedWheel<Activity>, at: WheelStop): Point | undefined {
  if (at.kind === 'activity') return placeOnWheel(wheel, at.id)
  const month = wheel.months[at.month - 1]
  return month && pointAt(wheel.size.months.inner, (month.from + month.to) / 2)
}

/** A point of the drawing as a place in the frame that holds it. */
function over({ x, y }: Point, { size }: ArrangedWheel<Activity>, halfWidth: number): CSSProperties {
  const halfHeight = size.edge + 4
  return {
    '--x': `${((x + halfWidth) / (2 * halfWidth)) * 100}%`,
    '--y': `${((y + halfHeight) / (2 * halfHeight)) * 100}%`,
  } as CSSProperties
}
