/** Where an activity's period stands on the timeline. */
import { wholePeriod } from '../plan/period.ts'
import type { Period } from '../plan/plan.ts'
import { offsetOf, type Stretch, type TimelineScale } from './timeline-scale.ts'

export type TimelinePlace =
  | (Stretch & {
      kind: 'bar'
      /** Whether the period is in days or weeks; a month or a quarter says less than its ends seem to. */
      isExact: boolean
    })
  /** Runs all year, with no beginning or end of its own. */
  | { kind: 'ongoing' }
  /** Not decided yet. */
  | { kind: 'open' }
  /** In another year. */
  | { kind: 'before' }
  | { kind: 'after' }

/** The period's place on the scale; what reaches over its ends is cut off there. */
export function placeOnTimeline(period: Period, scale: TimelineScale): TimelinePlace {
  const whole = wholePeriod(period)
  if (period.precision === 'ongoing') return { kind: 'ongoing' }
  if (period.precision === 'open' || !whole) return { kind: 'open' }
  const from = offsetOf(scale, whole.start)
  const to = offsetOf(scale, whole.end) + 1
  if (to <= 0) return { kind: 'before' }
  if (from >= scale.days) return { kind: 'after' }
  const first = Math.max(from, 0)
  return {
    kind: 'bar',
    from: first,
    length: Math.min(to, scale.days) - first,
    isExact: period.precision === 'day' || period.precision === 'week',
  }
}

export type LabelSide = 'after' | 'before' | 'inside'

/** The share of the scale that a label needs beside its bar. */
const ROOM_FOR_LABEL = 0.35

/** On which side of its bar there is room for words; a bar that leaves none holds them itself. */
export function labelSide({ from, length }: Stretch, { days }: TimelineScale): LabelSide {
  if (from + length <= days * (1 - ROOM_FOR_LABEL)) return 'after'
  return from >= days * ROOM_FOR_LABEL ? 'before' : 'inside'
}
