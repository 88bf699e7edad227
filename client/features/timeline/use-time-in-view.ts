import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineZoom } from '#shared/timeline/timeline-choice.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { activityElementId } from '../plan/show-place.ts'

interface TimeInViewOptions {
  zoom: TimelineZoom
  scale: TimelineScale
  today: number | undefined
  /** The activity that is looked at. */
  selected: string | undefined
}

/**
 * Begins at the activity that is looked at, else today; and keeps the days that are in view there when the zoom changes.
 * Answers whether it has begun.
 */
export function useTimeInView(
  frame: RefObject<HTMLElement | null>,
  { zoom, scale, today, selected }: TimeInViewOptions,
): boolean {
  const [isPlaced, setPlaced] = useState(false)
  const middle = useRef<number>(undefined)
  const atFirst = useRef({ today, selected })

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const { today, selected } = atFirst.current
    const bar = selected === undefined ? null : document.getElementById(activityElementId(selected))
    bar?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    if (!bar && today !== undefined) middle.current = today / scale.days
    setPlaced(true)
  }, [frame, scale.days])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom has made the days wider or narrower
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    if (middle.current !== undefined)
      element.scrollLeft = middle.current * element.scrollWidth - element.clientWidth / 2
    const keep = () => {
      middle.current = (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [frame, zoom])

  return isPlaced
}
