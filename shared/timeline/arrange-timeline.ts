import {
  ACTIVITY_PARTIES,
  type Activity,
  type ActivityParty,
  ALL_CATEGORIES,
  type Category,
} from '../plan/plan.ts'
import { placeOnTimeline, type TimelinePlace } from './place-on-timeline.ts'
import type { TimelineGrouping } from './timeline-choice.ts'
import type { TimelineScale } from './timeline-scale.ts'

export type TimelineGroup = { activities: Activity[] } & (
  | { by: 'category'; category: Category }
  | { by: 'party'; party: ActivityParty }
)

/**
 * Every activity once, in the sections' or the parties' order and in each by its first day. What runs all year stands after
 * what has dates, then what has none, then what lies in another year; the activities come in reading order, which settles
 * the rest. Groups without any are left out.
 */
export function arrangeTimeline(
  activities: readonly Activity[],
  grouping: TimelineGrouping,
  scale: TimelineScale,
): TimelineGroup[] {
  const inOrder = activities
    .map((activity) => ({ activity, place: placeOnTimeline(activity, scale) }))
    .sort((a, b) => byTime(a.place, b.place))
    .map(({ activity }) => activity)
  const groups: TimelineGroup[] =
    grouping === 'party'
      ? ACTIVITY_PARTIES.map((party) => ({
          by: 'party',
          party,
          activities: inOrder.filter((activity) => activity.party === party),
        }))
      : ALL_CATEGORIES.map((category) => ({
          by: 'category',
          category,
          activities: inOrder.filter((activity) => activity.category === category),
        }))
  return groups.filter((group) => group.activities.length > 0)
}

const KINDS: readonly TimelinePlace['kind'][] = ['bar', 'ongoing', 'open', 'before', 'after']

function byTime(a: TimelinePlace, b: TimelinePlace): number {
  if (a.kind === 'bar' && b.kind === 'bar') return a.from - b.from || a.length - b.length
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
}
