import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineZoom } from '#shared/timeline/timeline-choice.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { activityElementId } from '../plan/show-place.ts'

interface TimeInViewOptions {
  zoom: TimelineZoom
  scale: TimelineScale
  today: number | undefined
  /** The activity that is looked at, or else was last at hand. */
  activityId: string | undefined
}

/**
 * Keeps the days that are in view there when the zoom changes. Where all of the year was, it goes to the activity at hand,
 * else to today. Answers whether it has begun.
 */
export function useTimeInView(frame: RefObject<HTMLElement | null>, options: TimeInViewOptions): boolean {
  const { zoom } = options
  const [isPlaced, setPlaced] = useState(false)
  // A share of the scale; unknown while all of it is in view.
  const middle = useRef<number>(undefined)
  const latest = useRef(options)
  latest.current = options

  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom has made the days wider or narrower
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const { scale, today, activityId } = latest.current
    const bar = activityId === undefined ? null : document.getElementById(activityElementId(activityId))
    if (middle.current !== undefined) goTo(element, middle.current)
    else if (bar) bar.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' })
    else if (today !== undefined) goTo(element, today / scale.days)
    setPlaced(true)
    const keep = () => {
      if (element.scrollWidth <= element.clientWidth) return
      middle.current = (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [frame, zoom])

  return isPlaced
}

function goTo(element: HTMLElement, share: number): void {
  element.scrollLeft = share * element.scrollWidth - element.clientWidth / 2
}
