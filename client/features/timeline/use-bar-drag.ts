import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { addDays } from '#shared/basics/iso-date.ts'
import { isSamePeriod, type WholePeriod, wholePeriod } from '#shared/plan/period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { PeriodUnit } from '#shared/plan/shift-period.ts'
import { dragUnit, drawPeriodTo, movePeriodBy } from '#shared/timeline/drag-period.ts'
import type { TimelineZoom } from '#shared/timeline/timeline-choice.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'

interface BarDragOptions {
  scale: TimelineScale
  zoom: TimelineZoom
  activityOf(id: string): Activity | undefined
  onMove(activity: Activity, period: WholePeriod): void
}

export interface Drag {
  activity: Activity
  /** Where it would come to stand. */
  period: WholePeriod
}

/** Further than a hand that only presses moves the mouse. */
const BEGINS_AFTER_PX = 4
/** So near to the frame's edge the timeline goes along. */
const SCROLL_ZONE_PX = 40
const SCROLL_STEP_PX = 16

/**
 * Moves bars by mouse or pen: the bar itself, or one of its ends. What the finger draws scrolls; on a touch screen, as by
 * keyboard, one moves an activity in its card. Escape leaves everything as it was.
 */
export function useBarDrag(options: BarDragOptions) {
  const latest = useRef(options)
  latest.current = options
  const [drag, setDrag] = useState<Drag>()
  const stop = useRef<() => void>(undefined)
  // The click that ends a drag opens nothing.
  const hasDragged = useRef(false)
  useEffect(() => () => stop.current?.(), [])

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    hasDragged.current = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const grip = gripAt(event.target, latest.current)
    if (!grip) return
    stop.current?.()
    stop.current = followPointer(event, grip, latest, {
      onBegin: () => {
        hasDragged.current = true
      },
      onDrag: setDrag,
    })
  }

  function onClickCapture(event: MouseEvent) {
    // One by keyboard has no drag before it.
    if (!hasDragged.current || event.detail === 0) return
    hasDragged.current = false
    event.stopPropagation()
  }

  return { drag, handlers: { onPointerDown, onClickCapture } }
}

interface Grip {
  activity: Activity
  unit: PeriodUnit
  edge: 'start' | 'end' | undefined
  bar: HTMLElement
  frame: Element
  dayWidth: number
}

/** What is taken hold of there; undefined where nothing that can be moved is. */
function gripAt(target: EventTarget, { scale, zoom, activityOf }: BarDragOptions): Grip | undefined {
  if (!(target instanceof Element)) return undefined
  const bar = target.closest<HTMLElement>('.timeline-bar[data-movable]')
  const activity = activityOf(bar?.closest<HTMLElement>('[data-activity]')?.dataset.activity ?? '')
  const track = bar?.closest('.timeline-track')
  const frame = bar?.closest('.timeline-frame')
  const unit = activity && dragUnit(activity.precision, zoom)
  if (!bar || !activity || !track || !frame || !unit) return undefined
  const edge = target.closest<HTMLElement>('[data-edge]')?.dataset.edge
  return {
    activity,
    unit,
    edge: edge === 'start' || edge === 'end' ? edge : undefined,
    bar,
    frame,
    dayWidth: track.getBoundingClientRect().width / scale.days,
  }
}

interface FollowOptions {
  onBegin(): void
  onDrag(drag: Drag | undefined): void
}

/** Follows the pointer until it is let go; answers what ends it without having moved anything. */
function followPointer(
  from: PointerEvent<HTMLElement>,
  { activity, unit, edge, bar, frame, dayWidth }: Grip,
  latest: { current: BarDragOptions },
  { onBegin, onDrag }: FollowOptions,
): () => void {
  const { pointerId, clientX } = from
  const scrolled = frame.scrollLeft
  const over = new AbortController()
  const { signal } = over
  let period: WholePeriod | undefined

  const end = () => {
    over.abort()
    if (period) onDrag(undefined)
  }

  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== pointerId) return
      if (!period && Math.abs(event.clientX - clientX) < BEGINS_AFTER_PX) return
      if (!period) {
        onBegin()
        bar.setPointerCapture(pointerId)
      }
      scrollAlong(frame, event.clientX)
      const days = (event.clientX - clientX + frame.scrollLeft - scrolled) / dayWidth
      const next = periodAfter(activity, edge, days, unit, latest.current.scale)
      if (!next || (period && isSamePeriod(period, next))) return
      period = next
      onDrag({ activity, period })
    },
    { signal },
  )
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== pointerId) return
      if (period) latest.current.onMove(activity, period)
      end()
    },
    { signal },
  )
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end()
    },
    { signal, capture: true },
  )
  return end
}

function periodAfter(
  activity: Activity,
  edge: Grip['edge'],
  days: number,
  unit: PeriodUnit,
  scale: TimelineScale,
): WholePeriod | undefined {
  if (!edge) return movePeriodBy(activity, days, unit, scale)
  const dragged = wholePeriod(activity)?.[edge]
  return dragged === undefined
    ? undefined
    : drawPeriodTo(activity, edge, addDays(dragged, Math.round(days)), unit, scale)
}

function scrollAlong(frame: Element, x: number): void {
  const { left, right } = frame.getBoundingClientRect()
  if (x > right - SCROLL_ZONE_PX) frame.scrollLeft += SCROLL_STEP_PX
  else if (x < left + SCROLL_ZONE_PX) frame.scrollLeft -= SCROLL_STEP_PX
}
