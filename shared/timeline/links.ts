/** Overlaps that nobody has decided on, as lines between two bars. */
import type { Activity } from '../plan/plan.ts'
import type { OverlappingPair } from '../views/overlapping-pair.ts'
import type { TimelineGroup } from './arrange-timeline.ts'
import { placeOnTimeline } from './place-on-timeline.ts'
import type { TimelineScale } from './timeline-scale.ts'

/** An end of a line: by its row, which the page alone knows the height of. */
export interface LinkEnd {
  /** Rows, and headings of groups, above that of the bar. */
  rows: number
  headings: number
  /** Days from where the scale begins. */
  day: number
}

export interface TimelineLink extends OverlappingPair {
  upper: LinkEnd
  lower: LinkEnd
}

/**
 * A line for every pair of which both have a bar: down the middle of the time they share, else from where the one ends to
 * where the other begins.
 */
export function linksBetween(
  groups: readonly TimelineGroup[],
  pairs: readonly OverlappingPair[],
  scale: TimelineScale,
): TimelineLink[] {
  if (pairs.length === 0) return []
  const bars = new Map<string, Bar>()
  let rows = 0
  for (const [index, { activities }] of groups.entries()) {
    for (const activity of activities) {
      const stretch = stretchOf(activity, scale)
      if (stretch) bars.set(activity.id, { ...stretch, rows, headings: index + 1 })
      rows++
    }
  }
  return pairs.flatMap((pair) => {
    const [one, other] = [bars.get(pair.a), bars.get(pair.b)]
    if (!one || !other) return []
    const [upper, lower] = one.rows < other.rows ? [one, other] : [other, one]
    return [{ ...pair, upper: endOf(upper, lower), lower: endOf(lower, upper) }]
  })
}

interface Bar {
  rows: number
  headings: number
  from: number
  to: number
}

function stretchOf(activity: Activity, scale: TimelineScale): Pick<Bar, 'from' | 'to'> | undefined {
  const place = placeOnTimeline(activity, scale)
  if (place.kind === 'bar') return { from: place.from, to: place.from + place.length }
  return place.kind === 'ongoing' ? { from: 0, to: scale.days } : undefined
}

function endOf({ rows, headings, from, to }: Bar, other: Bar): LinkEnd {
  const [begin, end] = [Math.max(from, other.from), Math.min(to, other.to)]
  const day = begin < end ? (begin + end) / 2 : from < other.from ? to : from
  return { rows, headings, day }
}
