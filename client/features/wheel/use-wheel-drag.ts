import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Activity, Period } from '#shared/plan/plan.ts'
import { type ArrangedWheel, activitiesOn } from '#shared/wheel/arrange-wheel.ts'
import { movePeriod, weekAt } from '#shared/wheel/move-period.ts'
import { angleOf, type Point } from '#shared/wheel/shapes.ts'
import { SEAM_DEGREES } from '#shared/wheel/year-scale.ts'

/** An activity on its way: where the pointer is, and the period it would have if it were let go. */
export interface WheelDrag {
  activity: Activity
  period: Period
  at: Point
}

interface WheelDragProps {
  svg: RefObject<SVGSVGElement | null>
  wheel: ArrangedWheel<Activity>
  mayMove(activity: Activity): boolean
  /** Once, when it is let go. */
  onMove(activity: Activity, period: Period): void
}

/** A press that goes no further than this is none. */
const STILL_PX = 5

/**
 * Moves an activity along the wheel by the pointer, snapped to what its period is made of; Escape leaves it where it was. A finger
 * scrolls the page instead: for it there is the date field.
 */
export function useWheelDrag({ svg, wheel, mayMove, onMove }: WheelDragProps) {
  const [drag, setDrag] = useState<WheelDrag>()
  const ending = useRef<AbortController>(undefined)
  const hasDragged = useRef(false)
  const latest = useRef({ wheel, onMove })
  latest.current = { wheel, onMove }
  useEffect(() => () => ending.current?.abort(), [])

  function onPointerDown(event: PointerEvent<SVGSVGElement>) {
    hasDragged.current = false
    const activity = activityAt(event, wheel)
    const start = svg.current && pointIn(svg.current, event)
    if (!activity || !start || event.button !== 0 || event.pointerType === 'touch' || !mayMove(activity))
      return
    // Or the words of the page would be selected on the way.
    event.preventDefault()
    const end = new AbortController()
    ending.current = end
    let before = angleOf(start)
    let degrees = 0
    let now: WheelDrag | undefined

    const move = (next: globalThis.PointerEvent) => {
      const at = svg.current && pointIn(svg.current, next)
      if (!at || (!now && Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) < STILL_PX))
        return
      hasDragged.current = true
      degrees += nearestTurn(angleOf(at) - before)
      before = angleOf(at)
      now = { activity, period: periodAt(latest.current.wheel, activity, at, degrees), at }
      setDrag(now)
    }
    const stop = () => {
      end.abort()
      setDrag(undefined)
    }
    const drop = () => {
      const dropped = now
      stop()
      if (dropped) latest.current.onMove(activity, dropped.period)
    }
    const cancel = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      stop()
    }
    addEventListener('pointermove', move, { signal: end.signal })
    addEventListener('pointerup', drop, { signal: end.signal })
    addEventListener('pointercancel', stop, { signal: end.signal })
    addEventListener('keydown', cancel, { signal: end.signal, capture: true })
  }

  /** Whether the press that has just ended was a move, and not one to open the card. */
  return { drag, onPointerDown, wasDragged: () => hasDragged.current }
}

function activityAt(event: PointerEvent<SVGSVGElement>, wheel: ArrangedWheel<Activity>) {
  const pressed =
    event.target instanceof Element ? event.target.closest('.wheel-activity, .wheel-around') : null
  const id = pressed?.getAttribute('data-activity')
  return activitiesOn(wheel).find((activity) => activity.id === id)
}

function pointIn(
  svg: SVGSVGElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point | undefined {
  const matrix = svg.getScreenCTM()
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : undefined
}

/** The shorter way round. */
function nearestTurn(degrees: number): number {
  return ((degrees + 540) % 360) - 180
}

/** What lay in the middle gets a week once it is out on the rings, and stays as it is until then. */
function periodAt(wheel: ArrangedWheel<Activity>, activity: Activity, at: Point, degrees: number): Period {
  const { scale, size, marks } = wheel
  if (marks.some((mark) => mark.activity.id === activity.id)) {
    return Math.hypot(at.x, at.y) < size.rings.inner ? activity : weekAt(scale, angleOf(at))
  }
  return movePeriod(activity, (degrees / (360 - SEAM_DEGREES)) * scale.days, scale.year)
}
